export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type Clock = ReturnType<typeof createClock>

/** A clock in the test's hand. It starts at a whole quarter of an hour. */
export function createClock(start = '2026-11-21T10:00:00Z') {
  let time = Date.parse(start)
  return {
    now: () => time,
    forward: (ms: number) => {
      time += ms
    },
  }
}
