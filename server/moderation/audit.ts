import type { AuditEntry } from '../storage/audit.ts'

/** Makes a line of the audit log, ready to be kept in the commit of what it tells. */
export type AuditMaker = (
  actor: string,
  action: string,
  subject: string,
  before?: object | null,
  after?: object | null,
) => AuditEntry

export function createAuditMaker({
  newId,
  now,
}: {
  newId: (now: number) => string
  now: () => number
}): AuditMaker {
  return (actor, action, subject, before = null, after = null) => {
    const at = now()
    return { id: newId(at), at, actor, action, subject, before, after }
  }
}
