/** How long the picture stays at one place. */
const STEP = 90_000
/** Places in a row, and rows. */
const ACROSS = 9

/**
 * How far the whole picture stands from its usual place, -1 to 1 each way, so that no edge burns itself into a
 * panel: row by row over a square of places and the same way back, one small step at a time, in four hours.
 */
export function orbitAt(now: number): { x: number; y: number } {
  const places = ACROSS * ACROSS
  const there = Math.floor(now / STEP) % (2 * places - 2)
  const nth = there < places ? there : 2 * places - 2 - there
  const row = Math.floor(nth / ACROSS)
  const column = nth % ACROSS
  return { x: share(row % 2 === 0 ? column : ACROSS - 1 - column), y: share(row) }
}

function share(place: number): number {
  return (2 * place) / (ACROSS - 1) - 1
}
