import type { FeedbackRow, TurnRow } from '../storage/schema.ts'

/** The turns of one wall that would still run, whether or not their voice still stands. */
export function createInterrupted() {
  /** By the voice. */
  const turns = new Map<string, TurnRow>()

  return {
    had(turn: TurnRow): void {
      for (const [id, { until_time }] of turns) if (until_time <= turn.from_time) turns.delete(id)
      turns.set(turn.feedback_id, turn)
    },

    /** The turn that a voice may go on with: it became visible again after its turn had begun. */
    of({ id, shown_at }: FeedbackRow, now: number): TurnRow | null {
      const turn = turns.get(id)
      if (!turn || shown_at === null) return null
      return turn.until_time > now && shown_at > turn.from_time ? turn : null
    },

    clear: () => turns.clear(),
  }
}
