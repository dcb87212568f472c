import type { Kysely } from 'kysely'
import { idsFrom } from '../ids.ts'
import type { AuditRow, Tables } from './schema.ts'

/** All that are given must fit. */
export interface AuditFilter {
  actor?: string
  /** One action, as `user.invited`, or all about one kind of thing, as `user`. */
  action?: string
  subject?: string
  /** Epoch milliseconds: from this moment on, and before that one. */
  from?: number
  to?: number
}

export interface AuditQuery extends AuditFilter {
  /** Only those before this id in the list. */
  before?: string
  limit: number
}

export type AuditRecord = ReturnType<typeof toRecord>

export function createAuditReader(db: Kysely<Tables>) {
  const lines = db
    .selectFrom('audit')
    .leftJoin('account', 'account.id', 'audit.actor')
    .leftJoin('former_account as former', 'former.id', 'audit.actor')
    .selectAll('audit')
    .select(['account.email as email', 'former.email as former'])

  function fitting({ actor, action, subject, from, to }: AuditFilter) {
    let rows = lines
    if (actor !== undefined) rows = rows.where('actor', '=', actor)
    if (action?.includes('.')) rows = rows.where('action', '=', action)
    else if (action !== undefined) rows = rows.where('action', 'like', `${action}.%`)
    if (subject !== undefined) rows = rows.where('subject', '=', subject)
    // Ids begin with their time: one index finds both.
    if (from !== undefined) rows = rows.where('audit.id', '>=', idsFrom(from))
    if (to !== undefined) rows = rows.where('audit.id', '<', idsFrom(to))
    return rows
  }

  return {
    /** The newest first, those before `before` in the list. */
    async list({ before, limit, ...filter }: AuditQuery) {
      let rows = fitting(filter).orderBy('audit.id', 'desc').limit(limit)
      if (before !== undefined) rows = rows.where('audit.id', '<', before)
      return (await rows.execute()).map(toRecord)
    },

    /** The oldest first, in the order of the chain, those after line `after`. */
    async following({ after, limit, ...filter }: AuditFilter & { after: number; limit: number }) {
      const rows = fitting(filter).where('number', '>', after).orderBy('number').limit(limit)
      return (await rows.execute()).map(toRecord)
    },

    /** Everybody who stands in the log or may come to, by e-mail. */
    async actors(): Promise<{ id: string; email: string }[]> {
      const now = db.selectFrom('account').select(['id', 'email'])
      const all = now.unionAll(db.selectFrom('former_account').select(['id', 'email']))
      return all.orderBy('email').execute()
    },
  }
}

interface Line extends AuditRow {
  email: string | null
  former: string | null
}

function toRecord({ at, actor, before, after, email, former, ...rest }: Line) {
  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text))
  const actorEmail = email ?? former
  return {
    ...rest,
    at: new Date(at).toISOString(),
    actor,
    actorEmail,
    before: parsed(before),
    after: parsed(after),
  }
}
