import { createMemo, type JSX, Show } from 'solid-js'
import { arcHeight } from '../../../shared/sky.ts'
import { useOffice } from '../context.ts'
import { type OfficeDay, officeDay } from './office-day.ts'

const WIDTH = 520
const HORIZON = 44
const TOP = 32
const STEPS = 40

const xAt = (share: number) => 10 + share * (WIDTH - 20)
const yAt = (share: number) => HORIZON - arcHeight(share) * TOP

const ARC = `M${Array.from({ length: STEPS + 1 }, (_, i) => `${xAt(i / STEPS)} ${yAt(i / STEPS)}`).join('L')}`

/** The office's own day, as on its oldest wall: where the sun stands on its way to sundown. */
export function DayArc(): JSX.Element {
  const { places, now } = useOffice()
  const day = createMemo((): OfficeDay | null => {
    const wall = places.walls().at(-1)
    return wall ? officeDay(wall, now()) : null
  })
  return (
    <div class="day">
      <Show when={day()}>
        {(today) => (
          <svg viewBox={`0 0 ${WIDTH} 56`} role="img" aria-label={today().text}>
            <path d={ARC} />
            <line x1="0" x2={WIDTH} y1={HORIZON} y2={HORIZON} />
            <Show when={today().share >= 0 && today().share <= 1}>
              <circle cx={xAt(today().share)} cy={yAt(today().share)} r="8" />
            </Show>
          </svg>
        )}
      </Show>
    </div>
  )
}
