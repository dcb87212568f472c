/** So often it is kept how far a work is, milliseconds. */
const EVERY_MS = 1_000

/**
 * Keeps the newest state of a work, not more often than is worth it, and never two at a time. `write` answers
 * whether the work is still ours; where it is not, `lost` hears of it.
 */
export function makeTeller<State>(write: (state: State) => Promise<boolean>, lost: () => void) {
  let writing: Promise<void> | null = null
  let last = Number.NEGATIVE_INFINITY
  return {
    tell(state: State): void {
      if (writing || performance.now() - last < EVERY_MS) return
      last = performance.now()
      writing = write(state)
        .then((ours) => {
          if (!ours) lost()
        })
        // It is only told: what matters fails by itself.
        .catch(() => undefined)
        .then(() => {
          writing = null
        })
    },
    /** Settles when nothing is being written any more. */
    done: async (): Promise<void> => {
      await writing
    },
  }
}
