import { render } from 'solid-js/web'
import '../design/type.css'
import '../design/mood.css'
import '../wall/wall.css'
import './preview.css'
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
  let voice = ''
  let k = 0
  page.addEventListener('message', ({ origin, source, data }: MessageEvent<Preview>) => {
    if (origin !== page.location.origin || source !== page.parent) return
    clock.startOver()
    clock.hear(data.serverTime)
    const { turn } = data.view
    const said = JSON.stringify(turn?.voice ?? null)
    // Another number is another turn: words that a setting changed are fitted anew.
    if (said !== voice) k += 1
    voice = said
    show({ ...data.view, turn: turn && { ...turn, k } })
    setLink({ connection: 'live', lostAt: null })
  })
  render(() => <Wall joined={{ wall, clock }} body={page.document.body} />, root)
  page.parent.postMessage(READY, page.location.origin)
}

const root = document.getElementById('wall')
if (root && window.parent !== window) start(root, window)
