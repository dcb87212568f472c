const FREE_FAILURES = 5
const LONGEST_WAIT_MS = 15 * 60_000
const KEPT = 10_000

/** Slows down whoever guesses passwords: after five failures each one doubles the wait, up to 15 minutes. */
export function createAttempts() {
  const failures = new Map<string, { count: number; until: number }>()

  return {
    /** Milliseconds until the next try under any of these names; 0 is now. */
    waitFor(names: readonly string[], now: number): number {
      return Math.max(0, ...names.map((name) => (failures.get(name)?.until ?? 0) - now))
    },
    failed(names: readonly string[], now: number): void {
      if (failures.size > KEPT) failures.clear()
      for (const name of names) {
        const count = (failures.get(name)?.count ?? 0) + 1
        const wait =
          count < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_MS)
        failures.set(name, { count, until: now + wait })
      }
    },
    succeeded(names: readonly string[]): void {
      for (const name of names) failures.delete(name)
    },
  }
}
