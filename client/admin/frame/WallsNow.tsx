import { For, type JSX, Show } from 'solid-js'
import type { WallNow } from '../../../shared/protocol.ts'
import type { WallScene } from '../../../shared/scene.ts'
import { useOffice } from '../context.ts'
import { listenToKeys } from '../feed/keys.ts'
import { Key } from '../parts/Key.tsx'
import { count } from '../words.ts'
import { createPausing, type Pausing } from './pausing.ts'

/** How many screens are connected, what each wall shows right now, and the way to pause them. */
export function WallsNow(): JSX.Element {
  const office = useOffice()
  const { desk, may } = office
  const pausing = createPausing(office)
  listenToKeys(document, office.singleKeys.on, { '.': () => void pausing.toggleAll() })
  const isLive = () => desk.connection() === 'live' && desk.screens().length > 0
  const pauseText = () => (pausing.paused().length > 0 ? 'resume' : 'pause')
  return (
    <div class="walls-now">
      <button type="button" class="plain screens" popovertarget="walls-now">
        <i classList={{ live: isLive(), paused: pausing.paused().length > 0 }} aria-hidden="true" />{' '}
        {stateText(office, pausing)}
      </button>
      <Show when={may('moderator') && desk.wallsNow().length > 0}>
        <button
          type="button"
          class="plain pause"
          aria-keyshortcuts="."
          aria-label={`${pauseText()} all walls`}
          onClick={() => void pausing.toggleAll()}
        >
          <Key name="." /> {pauseText()}
        </button>
      </Show>
      <div id="walls-now" popover>
        <h2>On walls right now</h2>
        <ul>
          <For each={desk.wallsNow()} fallback={<li class="quiet">Nothing is known of them yet.</li>}>
            {(wall) => <Line wall={wall} pausing={pausing} />}
          </For>
        </ul>
      </div>
    </div>
  )
}

/** While the page itself is not connected, it cannot know. */
function stateText({ desk }: ReturnType<typeof useOffice>, { paused }: Pausing): string {
  if (desk.connection() === 'opening') return 'connecting'
  if (desk.connection() === 'lost') return 'offline'
  const n = paused().length
  if (n > 0) return n === desk.wallsNow().length ? 'paused' : `${count(n, 'wall', 'walls')} paused`
  const screens = desk.screens().length
  return screens === 0 ? 'no screen' : `${count(screens, 'screen', 'screens')} live`
}

const SCENES: Readonly<Record<WallScene, string>> = {
  paused: 'paused',
  night: 'closed until its hours begin',
  first: 'waits for its first voice',
  idle: 'rests: nothing new to show',
  voices: 'shows a voice',
  score: 'shows its score',
  themes: 'shows what people talk about',
}

function Line(props: { wall: WallNow; pausing: Pausing }): JSX.Element {
  const { may } = useOffice()
  const scene = () => (props.wall.scene === null ? null : SCENES[props.wall.scene])
  const set = () => void props.pausing.set(!props.wall.paused, props.wall.wall, props.wall.name)
  return (
    <li>
      <b>
        <bdi>{props.wall.name}</bdi>
      </b>{' '}
      <span class="quiet">{count(props.wall.screens, 'screen', 'screens')}</span>
      <p>
        <Show
          when={props.wall.voice}
          fallback={props.wall.paused ? 'paused' : (scene() ?? 'no screen is connected')}
        >
          {(voice) => (
            <a href={`/admin/feedback/${encodeURIComponent(voice().id)}`}>
              <span class="gist" dir="auto">
                {voice().words ?? 'A score without words'}
              </span>
            </a>
          )}
        </Show>
      </p>
      <Show when={may('moderator')}>
        <button type="button" onClick={set}>
          {props.wall.paused ? 'Resume' : 'Pause'} <bdi class="unseen">{props.wall.name}</bdi>
        </button>
      </Show>
    </li>
  )
}
