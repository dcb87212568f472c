import './older.ts'
import { createEffect, createRoot, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import './wall.css'
import { fontsReady } from '../design/fonts.ts'
import { type PageAddress, readAddress } from '../live/address.ts'
import { type JoinedWall, joinWall } from '../live/join.ts'
import { watchSpeed } from '../live/light.ts'
import { startScreen } from '../live/screen.ts'
import { Screen } from './Screen.tsx'
import { Wall } from './Wall.tsx'

/** Milliseconds that a page waits for its letters, and for the first that it hears. */
const LETTERS_WITHIN = 3_000
const WORD_WITHIN = 1_000

interface Opened {
  Page: () => JSX.Element
  /** Whether there is more to draw than that nothing is known yet. */
  knows: () => boolean
}

/** A page opened by a wall's link shows that wall; at any other address it is a screen of its own. */
function openPage(address: PageAddress, begins: Promise<unknown>): Opened {
  const { body } = document
  if (address.kind === 'screen') {
    const screen = startScreen({ address, page: window, begins })
    return {
      Page: () => <Screen screen={screen} body={body} />,
      knows: () => screen.pairing() !== null || knowsWall(screen.joined),
    }
  }
  const { wall, key, reloadWithin } = address
  const who = { wall, ...(key === null ? {} : { key }) }
  const joined = joinWall({ page: window, begins, within: reloadWithin, who: () => who })
  joined.connect()
  return { Page: () => <Wall joined={joined} body={body} />, knows: () => knowsWall(joined) }
}

function knowsWall({ wall }: JoinedWall): boolean {
  return wall.view !== null || wall.refused !== null
}

function once(is: () => boolean): Promise<void> {
  return new Promise((resolve) =>
    createRoot((dispose) =>
      createEffect(() => {
        if (!is()) return
        resolve()
        dispose()
      }),
    ),
  )
}

/**
 * Nothing is drawn before the letters are there; the server is asked meanwhile. What it says is waited for, since
 * drawing twice takes a slow device twice as long.
 */
async function start(root: HTMLElement): Promise<void> {
  const { documentElement } = document
  let begin = () => {}
  const begins = new Promise<void>((resolve) => {
    begin = resolve
  })
  const { Page, knows } = openPage(readAddress(location), begins)
  const late = new Promise((resolve) => setTimeout(resolve, WORD_WITHIN))
  await Promise.all([fontsReady({ page: window, within: LETTERS_WITHIN }), Promise.race([once(knows), late])])
  render(() => <Page />, root)
  begin()
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
