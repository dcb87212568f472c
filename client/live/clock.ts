export interface ServerClock {
  /** Takes in the server's time from a message that has just arrived. */
  hear(serverTime: number): void
  /** The next message may come from a server with another clock: it alone will count. */
  startOver(): void
  /** The server's time now, epoch milliseconds; NaN until the first message. */
  now(): number
}

const REMEMBERED = 5

/**
 * The server's time, never the device's: televisions are hours off and lose their clock. A message is as old
 * as its way was long, so of the last few the one that puts the server furthest ahead travelled fastest.
 */
export function makeServerClock({ monotonic }: { monotonic: () => number }): ServerClock {
  let offsets: number[] = []
  let over = false
  return {
    hear(serverTime) {
      offsets = [...(over ? [] : offsets), serverTime - monotonic()].slice(-REMEMBERED)
      over = false
    },
    startOver() {
      over = true
    },
    now: () => (offsets.length === 0 ? Number.NaN : monotonic() + Math.max(...offsets)),
  }
}
