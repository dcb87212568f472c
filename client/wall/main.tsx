import './older.ts'
import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import './wall.css'
import { fontsReady } from '../design/fonts.ts'
import { type PageAddress, readAddress } from '../live/address.ts'
import { joinWall } from '../live/join.ts'
import { watchSpeed } from '../live/light.ts'
import { startScreen } from '../live/screen.ts'
import { Screen } from './Screen.tsx'
import { Wall } from './Wall.tsx'

const LETTERS_WITHIN = 3_000

/** A page opened by a wall's link shows that wall; at any other address it is a screen of its own. */
function Page(props: { address: PageAddress }): JSX.Element {
  const { body } = document
  const { address } = props
  if (address.kind === 'screen') {
    const screen = startScreen({ address, page: window })
    return <Screen screen={screen} body={body} />
  }
  const { wall, key, reloadWithin } = address
  const who = { wall, ...(key === null ? {} : { key }) }
  const joined = joinWall({ page: window, within: reloadWithin, who: () => who })
  joined.connect()
  return <Wall joined={joined} body={body} />
}

/** Nothing is drawn before the letters are there. */
async function start(root: HTMLElement): Promise<void> {
  const { documentElement } = document
  const address = readAddress(location)
  await fontsReady({ page: window, within: LETTERS_WITHIN })
  render(() => <Page address={address} />, root)
  watchSpeed({ page: window, monotonic: () => performance.now() })
  // Tells boot/guard.js that all went well.
  documentElement.setAttribute('data-started', '')
  documentElement.dispatchEvent(new Event('tenfoot:started'))
}

function startHere(): void {
  const root = document.getElementById('wall')
  if (root) start(root)
}

// This script may be there before the page is: boot/guard.js asks for it from the head, and files that a browser
// has kept come faster than the rest of a page.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startHere)
else startHere()
