/** Halvings after which two doubles of everyday size have met. */
const STEPS = 60

/** The last place, going from `from` to `to`, where `holds` does; it must change only once. */
export function lastWhere(holds: (x: number) => boolean, from: number, to: number): number {
  let inside = from
  let outside = to
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
