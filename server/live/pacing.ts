const MESSAGES_A_SECOND = 4
/** Commits that touch nothing here are looked at together, too. */
const BETWEEN_LOOKS_MS = 20
const AFTER_FAILURE_MS = 1_000

/** When a wall may be told something again: at once, as long as it was told less than four times within a second. */
export function createPacing() {
  let nextLook = Number.NEGATIVE_INFINITY
  let messages: number[] = []

  return {
    /** Milliseconds to wait; `now` is milliseconds of a steady clock, here and below. */
    wait(now: number): number {
      const fourth = messages.length < MESSAGES_A_SECOND ? undefined : messages[0]
      const nextMessage = fourth === undefined ? Number.NEGATIVE_INFINITY : fourth + 1_000
      return Math.max(nextLook, nextMessage) - now
    },
    looked(now: number): void {
      nextLook = now + BETWEEN_LOOKS_MS
    },
    failed(now: number): void {
      nextLook = now + AFTER_FAILURE_MS
    },
    sent(now: number): void {
      messages = [...messages, now].slice(-MESSAGES_A_SECOND)
    },
  }
}
