import type { JSX } from 'solid-js'
import { alongDay, arcHeight, sunAt } from '../../shared/sky.ts'
import { useStage } from './context.ts'

/** Height of the arc's top over the horizon, root units. */
const TOP = 6
const STEPS = 60

/** The arc in a box of 100 by 100, stretched over the horizon. */
function arcPath(from: number, to: number): string {
  const points = Array.from({ length: STEPS + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / STEPS
    return `${(x * 100).toFixed(2)} ${(100 - arcHeight(i / STEPS) * 100).toFixed(2)}`
  })
  return `M${points.join('L')}`
}

/** The sun on its way from opening to sundown; at the horizon it goes down behind the ground. */
export function SunArc(): JSX.Element {
  const { view, slowly } = useStage()
  const sun = () => sunAt(view().day, slowly())
  const path = () => arcPath(0, alongDay(view().day, view().day.sundown))
  return (
    <div class="arc-box">
      <svg class="arc" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d={path()} />
      </svg>
      <div class="sun" style={{ left: `${sun().along * 100}%`, bottom: `${sun().height * TOP}rem` }} />
    </div>
  )
}
