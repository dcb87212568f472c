const MESSAGES_A_SECOND = 4
const BETWEEN_COUNTS_MS = 1_000 / MESSAGES_A_SECOND
/** Commits that touch nothing here are looked at together, too. */
const BETWEEN_LOOKS_MS = 20
const AFTER_FAILURE_MS = 1_000

/**
 * When a wall may be told something again: at most four messages a second. While counts go on moving they are
 * told evenly, so that none waits for long; the message of a turn does not delay the next count.
 */
export function createPacing() {
  let nextLook = Number.NEGATIVE_INFINITY
  let nextTry = Number.NEGATIVE_INFINITY
  let nextCount = Number.NEGATIVE_INFINITY
  let messages: number[] = []

  return {
    /**
     * Milliseconds to wait; `now` is milliseconds of a steady clock, here and below. What is urgent waits only
     * where the last look failed.
     */
    wait(now: number, urgent = false): number {
      if (urgent) return nextTry - now
      const fourth = messages.length < MESSAGES_A_SECOND ? undefined : messages[0]
      const nextMessage = fourth === undefined ? Number.NEGATIVE_INFINITY : fourth + 1_000
      return Math.max(nextTry, nextLook, nextCount, nextMessage) - now
    },
    looked(now: number): void {
      nextLook = now + BETWEEN_LOOKS_MS
    },
    failed(now: number): void {
      nextTry = now + AFTER_FAILURE_MS
    },
    sent(now: number, counts: boolean): void {
      messages = [...messages, now].slice(-MESSAGES_A_SECOND)
      if (counts) nextCount = now + BETWEEN_COUNTS_MS
    },
  }
}
