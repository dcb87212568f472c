import { type AuditEntry, keepAudit } from './audit.ts'
import type { Transact } from './transactor.ts'

/** Which walls a moderator has paused. It is no setting: a wall's revision stays, so that nobody's editing is lost. */
export function createPauses({ transact }: { transact: Transact }) {
  return {
    /**
     * Pauses or resumes the walls that these lines of the audit log are about, in one commit. A wall that is
     * so already, or is gone, gets no line. `at` is epoch milliseconds. Answers the commit's revision, null
     * where no wall changed.
     */
    set({ paused, at }: { paused: boolean; at: number }, lines: AuditEntry[]): Promise<number | null> {
      return transact(async (tx, revision, note) => {
        const meant = lines.map(({ subject }) => subject)
        if (meant.length === 0) return null
        const rows = await tx
          .updateTable('wall')
          .set({ paused_at: paused ? at : null })
          .where('id', 'in', meant)
          .where('paused_at', paused ? 'is' : 'is not', null)
          .returning('id')
          .execute()
        const changed = new Set(rows.map(({ id }) => id))
        await keepAudit(tx, ...lines.filter(({ subject }) => changed.has(subject)))
        for (const id of changed) note.pauses.add(id)
        if (paused && changed.size > 0) note.hides = true
        return changed.size > 0 ? revision : null
      })
    },
  }
}
