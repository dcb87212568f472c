import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import './wall.css'
import { fontsReady } from '../design/fonts.ts'
import { readAddress } from '../live/address.ts'
import { joinWall } from '../live/join.ts'
import { Home } from './Home.tsx'
import { Wall } from './Wall.tsx'

const LETTERS_WITHIN = 3_000

/** The connection is made while the letters load; nothing is drawn before they are there. */
async function start(root: HTMLElement): Promise<void> {
  const { body, documentElement } = document
  const address = readAddress(location)
  await fontsReady({ page: window, within: LETTERS_WITHIN })
  if (address) render(() => <Wall joined={joinWall({ address, page: window })} body={body} />, root)
  else {
    render(() => <Home />, root)
    body.setAttribute('data-scene', 'home')
  }
  // Tells boot-guard.js that all went well.
  documentElement.setAttribute('data-started', '')
  document.getElementById('boot-guard')?.remove()
}

const root = document.getElementById('wall')
if (root) start(root)
