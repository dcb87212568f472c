const FIRST = [100, 500]
/** From a thousand on: 1,000, 2,500, 5,000, 10,000, 25,000 … */
const STEPS = [1, 2.5, 5]

/** The greatest milestone that lies above `before` and not above `after`; null where none does. */
export function milestoneBetween(before: number, after: number): number | null {
  let greatest: number | null = null
  for (const milestone of milestones()) {
    if (milestone > after) return greatest
    if (milestone > before) greatest = milestone
  }
  return greatest
}

function* milestones(): Generator<number> {
  yield* FIRST
  for (let thousand = 1_000; ; thousand *= 10) for (const step of STEPS) yield step * thousand
}
