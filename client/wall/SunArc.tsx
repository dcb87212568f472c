import type { JSX } from 'solid-js'
import { alongDay, arcHeight, sunAt, sunUp } from '../../shared/sky.ts'
import { Cheer } from './Celebration.tsx'
import { useStage } from './context.ts'
import { useSpeech } from './speech.ts'

const STEPS = 60

/** The arc in a box of 100 by 100, stretched over the horizon. */
function arcPath(from: number, to: number): string {
  const points = Array.from({ length: STEPS + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / STEPS
    return `${(x * 100).toFixed(2)} ${(100 - arcHeight(i / STEPS) * 100).toFixed(2)}`
  })
  return `M${points.join('L')}`
}

/** The sun on its way from opening to sundown; at the horizon it goes down behind the ground. In a polar night there is no way. */
export function SunArc(): JSX.Element {
  const { view, slowly } = useStage()
  const { along } = useSpeech()
  const sun = () => sunAt(view().day, slowly())
  const path = () => {
    const { day } = view()
    const { from, until } = sunUp(day)
    return day.sun === 'down' ? '' : arcPath(alongDay(day, from), alongDay(day, until))
  }
  return (
    <div class="arc-box">
      <svg class="arc" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d={path()} />
      </svg>
      <div
        class="sun"
        style={{ ...along(sun().along), bottom: `calc(var(--arc) * ${sun().height.toFixed(4)})` }}
      />
      <Cheer />
    </div>
  )
}
