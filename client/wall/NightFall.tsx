import { createMemo, type JSX, Show } from 'solid-js'
import { clockPlaceAt, darknessAt, isDark } from '../../shared/night.ts'
import { useStage } from './context.ts'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText } from './times.ts'

/** Steps of the darkness that no eye tells apart; finer ones would only be drawn again and again. */
const STEPS = 500

/** A closed wall lies ever darker, whatever it shows, and one that sleeps in the dark goes black. */
export function NightFall(): JSX.Element {
  const { wall, now } = useStage()
  const darkness = createMemo(() =>
    wall.view ? Math.round(darknessAt(wall.view.day, now()) * STEPS) / STEPS : 0,
  )
  const dark = createMemo(() => wall.view !== null && isDark(wall.view.day, wall.view.night, now()))
  return (
    <>
      <Show when={darkness() > 0}>
        <div class="nightfall" style={{ opacity: darkness() }} />
      </Show>
      <div class="dark" classList={{ fallen: dark() }}>
        <Show when={dark()}>
          <SmallClock />
        </Show>
      </div>
    </>
  )
}

/** All that is lit on a dark panel. It says so where it has lost its server, as any wall does. */
function SmallClock(): JSX.Element {
  const { wall, view, now } = useStage()
  const speech = useSpeech()
  const clock = (moment: number) => clockText(moment, view().timeZone, speech)
  const place = createMemo(
    () => {
      const { x, y } = clockPlaceAt(now())
      return { x: `${(x * 100).toFixed(1)}%`, y: `${(y * 100).toFixed(1)}%` }
    },
    undefined,
    { equals: (a, b) => a.x === b.x && a.y === b.y },
  )
  return (
    <div
      class="small-clock"
      style={{ left: place().x, top: place().y, transform: `translate(-${place().x}, -${place().y})` }}
    >
      {clock(now())}
      <Show when={wall.connection !== 'live' && wall.lostAt}>
        {(since) => (
          <span class="small-clock-lost">
            <Say it="lostSince" values={{ time: clock(since()) }} />
          </span>
        )}
      </Show>
    </div>
  )
}
