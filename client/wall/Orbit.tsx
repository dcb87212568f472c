import { type Accessor, createMemo, type JSX, type ParentProps } from 'solid-js'
import { orbitAt } from '../../shared/orbit.ts'

/** How far the picture may wander, CSS pixels on a screen of 1080 lines; smaller on smaller ones. */
const FARTHEST = 8
const LINES = 1080

/** Moves all that stands on the wall by whole pixels of the panel, so that its fine lines stay fine. */
export function Orbit(props: ParentProps<{ now: Accessor<number> }>): JSX.Element {
  const place = createMemo(() => orbitText(props.now(), window))
  return (
    <div class="orbit" style={{ transform: place() }}>
      {props.children}
    </div>
  )
}

function orbitText(now: number, page: Window): string {
  const { innerWidth, innerHeight, devicePixelRatio } = page
  const ratio = devicePixelRatio || 1
  const farthest = (FARTHEST * Math.min(innerWidth, innerHeight)) / LINES
  const whole = (share: number) => Math.round(share * farthest * ratio) / ratio
  // A page that never heard its server goes by its own age.
  const { x, y } = orbitAt(now > 0 ? now : page.performance.now())
  return `translate(${whole(x)}px, ${whole(y)}px)`
}
