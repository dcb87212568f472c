import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import '../wall/wall.css'
import { fontsReady } from '../design/fonts.ts'
import { makeServerClock } from '../live/clock.ts'
import { createWallStore } from '../live/store.ts'
import { Wall } from '../wall/Wall.tsx'
import { type Preview, READY } from './messages.ts'

const LETTERS_WITHIN = 3_000

/** A wall with its own parts, drawn from views that the page around it hands over instead of from a socket. */
async function start(root: HTMLElement, page: Window): Promise<void> {
  await fontsReady({ page, within: LETTERS_WITHIN })
  const clock = makeServerClock({ monotonic: () => performance.now() })
  const { wall, show, setLink } = createWallStore()
  let drawn = 0
  page.addEventListener('message', ({ origin, source, data }: MessageEvent<Preview>) => {
    if (origin !== page.location.origin || source !== page.parent) return
    clock.startOver()
    clock.hear(data.serverTime)
    drawn += 1
    const { turn } = data.view
    // Another number is another turn: words that a setting shortened are fitted anew.
    show({ ...data.view, turn: turn && { ...turn, k: drawn } })
    setLink({ connection: 'live', lostAt: null })
  })
  render(() => <Wall joined={{ wall, clock }} body={page.document.body} />, root)
  page.parent.postMessage(READY, page.location.origin)
}

const root = document.getElementById('wall')
if (root && window.parent !== window) start(root, window)
