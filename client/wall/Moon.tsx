import type { JSX } from 'solid-js'
import { moonAlong, moonPhaseAt } from '../../shared/night.ts'
import { useStage } from './context.ts'
import { useSpeech } from './speech.ts'

/** The height of its way's top over both ends, as a share of the room that it has. */
const RISES = 100

/** The night's own moon, as full as the one outside, on its way over the wall. */
export function Moon(): JSX.Element {
  const { view, slowly } = useStage()
  const speech = useSpeech()
  const along = () => moonAlong(view().day, slowly())
  const height = () => `${(Math.sin(Math.PI * along()) * RISES).toFixed(2)}%`
  return (
    <div class="moon-way">
      <svg
        class="moon"
        viewBox="-1 -1 2 2"
        aria-hidden="true"
        style={{ ...speech.along(along()), bottom: height() }}
      >
        <circle class="moon-light" r="1.62" />
        <circle class="moon-shade" r="1" />
        <path class="moon-lit" d={litPath(moonPhaseAt(slowly()))} />
      </svg>
    </div>
  )
}

/** The lit part of a disc of radius 1: half of its edge, and the ellipse that the shadow's edge makes. */
function litPath(phase: number): string {
  const waxing = phase < 0.5
  const gibbous = phase > 0.25 && phase < 0.75
  const across = Math.abs(Math.cos(2 * Math.PI * phase)).toFixed(3)
  return `M0-1A1 1 0 0 ${waxing ? 1 : 0} 0 1A${across} 1 0 0 ${waxing === gibbous ? 1 : 0} 0-1Z`
}
