import { createMemo, type JSX, Show } from 'solid-js'
import { clockPlaceAt, darknessAt, isDark } from '../../shared/night.ts'
import { type Stage, useStage } from './context.ts'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText } from './times.ts'

/** Steps of the darkness that no eye tells apart; finer ones would only be drawn again and again. */
const STEPS = 500
/** Of what the sky loses, the part that texts lose: with more of it nobody could read them from ten feet. */
const TEXTS_LOSE = 1 / 3

/** How much darker the picture behind all texts is, 0 to 1. */
export function createDarkness({ wall, now }: Pick<Stage, 'wall' | 'now'>): () => number {
  return createMemo(() => (wall.view ? Math.round(darknessAt(wall.view.day, now()) * STEPS) / STEPS : 0))
}

/** How much of their light texts keep in that darkness, 0 to 1. */
export function litIn(darkness: number): number {
  return 1 - TEXTS_LOSE * darkness
}

/** A closed wall lies ever darker, whatever it shows. */
export function NightFall(props: { darkness: number }): JSX.Element {
  return (
    <Show when={props.darkness > 0}>
      <div class="nightfall" style={{ opacity: props.darkness }} />
    </Show>
  )
}

/** A closed wall that sleeps in the dark goes black. */
export function Asleep(): JSX.Element {
  const { wall, now } = useStage()
  const dark = createMemo(() => wall.view !== null && isDark(wall.view.day, wall.view.night, now()))
  return (
    <div class="dark" classList={{ fallen: dark() }}>
      <Show when={dark()}>
        <SmallClock />
      </Show>
    </div>
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
