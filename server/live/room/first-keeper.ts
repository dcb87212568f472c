import { matches } from '../../storage/filter.ts'
import type { FeedbackRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Wall } from '../../storage/walls.ts'

interface FirstDeps {
  storage: Pick<Storage, 'feedback'>
  /** Whether a voice stood or counts as far as the room knows without asking. */
  hasVoice: () => boolean
}

export type FirstKeeper = ReturnType<typeof createFirstKeeper>

/** Keeps whether a wall still waits for its first voice. */
export function createFirstKeeper({ storage, hasVoice }: FirstDeps) {
  let first = true

  return {
    /** Asked only when a room opens or much changes: looking for what is not there reads everything. */
    async load(wall: Wall): Promise<void> {
      first = !hasVoice() && !(await storage.feedback.hasCounted(wall.filter))
    },

    /** Takes in entries as they are now. */
    consider(rows: readonly FeedbackRow[], wall: Wall): void {
      if (rows.some((row) => row.counted === 1 && matches(wall.filter, row))) first = false
    },

    waits(): boolean {
      if (hasVoice()) first = false
      return first
    },
  }
}
