import { createMemo, type JSX, Show } from 'solid-js'
import { DAY_INKS, NIGHT, NIGHT_INKS, NOON } from '../../../shared/palettes.ts'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { type Sky, skyAt } from '../../../shared/sky.ts'
import { useOffice } from '../context.ts'
import { officeDay } from '../frame/office-day.ts'
import { skyGradient } from '../parts/sky-gradient.ts'
import { sceneText } from './texts.ts'

/** Where only the server knows when the sun goes down. */
const SUNDOWN = { clock: '17:30' }
const NIGHT_SKY: Sky = { ...NIGHT, ...NIGHT_INKS, light: false }
/** Nobody's screen is narrower or wider than that; a page in a frame may be anything. */
const NARROWEST = 0.4
const WIDEST = 2.4

/** What stands on a screen right now, in small: its wall's sky of this minute and its words. */
export function Likeness(props: { screen: ScreenAnswer }): JSX.Element {
  const { desk, places, now } = useOffice()
  const wall = () => places.walls().find(({ id }) => id === props.screen.wall)
  const shown = () => desk.wallsNow().find((one) => one.wall === props.screen.wall)
  const scene = () => (props.screen.paused ? 'paused' : (shown()?.scene ?? props.screen.scene))
  const voice = () => (scene() === 'voices' ? (shown()?.voice ?? null) : null)
  const sky = createMemo((): Sky => {
    const its = wall()
    if (scene() === 'night') return NIGHT_SKY
    const sundown = its && 'clock' in its.sundown ? its.sundown : SUNDOWN
    const today = its && officeDay({ ...its, sundown }, now())
    return today ? skyAt(today.day, now()) : { ...NOON, ...DAY_INKS, light: true }
  })
  const shape = () => {
    const { width, height } = props.screen.stats ?? { width: 16, height: 9 }
    const ratio = width > 0 && height > 0 ? width / height : 16 / 9
    return Math.min(WIDEST, Math.max(NARROWEST, ratio))
  }
  return (
    <div
      class="likeness"
      style={{ '--shape': shape() }}
      classList={{ off: !props.screen.connected, tall: shape() < 1 }}
    >
      <Show when={props.screen.connected} fallback={<p>off</p>}>
        <div class="sky" style={{ 'background-image': skyGradient(sky()), color: sky().ink }}>
          <Show when={voice()?.words} fallback={<p class="serif scene">{sceneText(scene())}</p>}>
            {(words) => (
              <p class="serif" dir="auto" lang={voice()?.language ?? undefined}>
                {words()}
              </p>
            )}
          </Show>
        </div>
        <i class="dimmed" style={{ opacity: props.screen.dim }} aria-hidden="true" />
      </Show>
    </div>
  )
}
