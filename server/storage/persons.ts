import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely'
import { type AuditEntry, keepAudit } from './audit.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

/** One customer, by an e-mail address, however its letters are cased, or by a sender's own id of them. */
export type Person = { email: string } | { author: string; source?: string | undefined }

type Builder = ExpressionBuilder<Tables, 'feedback'>

/** Which entries are a person's. */
export function ofPerson(person: Person): (eb: Builder) => ExpressionWrapper<Tables, 'feedback', SqlBool> {
  return (eb) => {
    if ('email' in person) {
      // Said in the words of the index, which has only entries with an address.
      const same = sql<SqlBool>`lower(feedback.author_email) = ${person.email.toLowerCase()}`
      return eb.and([eb('feedback.author_email', 'is not', null), same])
    }
    const theirs = [eb('feedback.author_id', '=', person.author)]
    return eb.and(person.source === undefined ? theirs : [...theirs, eb('source_id', '=', person.source)])
  }
}

export function createPersons({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    /** What is kept of a person, the oldest first, and how much of it waits for its erasure. */
    async find(person: Person) {
      const rows = await db
        .selectFrom('feedback')
        .select(['id', 'source_id', 'arrived_at', 'erase_at'])
        .where('erased', '=', 0)
        .where(ofPerson(person))
        .orderBy('id')
        .execute()
      return {
        entries: rows.map(({ id }) => id),
        sources: [...new Set(rows.map(({ source_id }) => source_id))],
        first: rows[0]?.arrived_at ?? null,
        last: rows.at(-1)?.arrived_at ?? null,
        erasing: rows.filter(({ erase_at }) => erase_at !== null).length,
      }
    },

    /** Keeps in the log that somebody took what is known of a person. */
    exported: (audit: AuditEntry): Promise<void> => transact((tx) => keepAudit(tx, audit)),
  }
}
