import type { Kysely, Transaction } from 'kysely'
import type { Rule, RuleBody, WordSettings } from '../../shared/rules.ts'
import { toldRule } from '../moderation/rules/told.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

type RuleRow = Tables['rule']

/** What there is until somebody sets something; nothing looks for these words before a rule asks for them. */
export const FIRST_WORDS: WordSettings = {
  languages: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt'],
  own: [],
  allowed: [],
  authors: [],
}

export type KeptWords = WordSettings & { revision: number }
/** `stale`: somebody else was first; this is what it is now. */
export type RuleOutcome =
  | { kind: 'changed'; rule: Rule }
  | { kind: 'stale'; rule: Rule }
  | { kind: 'unknown' }

/** The rules in their order, and the words that they look for. */
export function createRules({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const ordered = (from: Kysely<Tables> | Transaction<Tables>) =>
    from.selectFrom('rule').selectAll().orderBy('position').orderBy('id').execute()

  async function find(tx: Transaction<Tables>, id: string): Promise<RuleRow | undefined> {
    return tx.selectFrom('rule').selectAll().where('id', '=', id).executeTakeFirst()
  }

  return {
    async list(): Promise<Rule[]> {
      return (await ordered(db)).map(toRule)
    },

    async byId(id: string): Promise<Rule | null> {
      const row = await db.selectFrom('rule').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? toRule(row) : null
    },

    /** Puts a rule behind all others; null when there are `most` already. */
    create(id: string, body: RuleBody, most: number, audit: AuditEntry): Promise<Rule | null> {
      return transact(async (tx, revision, note) => {
        const rows = await ordered(tx)
        if (rows.length >= most) return null
        const position = (rows.at(-1)?.position ?? 0) + 1
        const row = { id, position, body: JSON.stringify(body), revision }
        await tx.insertInto('rule').values(row).execute()
        await keepAudit(tx, audit)
        note.settings = true
        return toRule(row)
      })
    },

    change(id: string, body: RuleBody, line: AuditLine, known: number): Promise<RuleOutcome> {
      return transact(async (tx, revision, note) => {
        const row = await find(tx, id)
        if (!row) return { kind: 'unknown' }
        if (row.revision !== known) return { kind: 'stale', rule: toRule(row) }
        const changed = { ...row, body: JSON.stringify(body), revision }
        await tx.updateTable('rule').set(changed).where('id', '=', id).execute()
        await keepAudit(tx, { ...line, before: toldRule(JSON.parse(row.body)), after: toldRule(body) })
        note.settings = true
        return { kind: 'changed', rule: toRule(changed) }
      })
    },

    /** With null for `known` it goes whatever it has become. */
    remove(id: string, line: AuditLine, known: number | null): Promise<RuleOutcome> {
      return transact(async (tx, _revision, note) => {
        const row = await find(tx, id)
        if (!row) return { kind: 'unknown' }
        if (known !== null && row.revision !== known) return { kind: 'stale', rule: toRule(row) }
        await tx.deleteFrom('rule').where('id', '=', id).execute()
        await keepAudit(tx, { ...line, before: toldRule(JSON.parse(row.body)), after: null })
        note.settings = true
        return { kind: 'changed', rule: toRule(row) }
      })
    },

    /** Puts all rules in this order; null when these are not the rules that there are. */
    order(ids: string[], line: AuditLine): Promise<Rule[] | null> {
      return transact(async (tx, _revision, note) => {
        const rows = await ordered(tx)
        const byId = new Map(rows.map((row) => [row.id, row]))
        const same = ids.length === rows.length && new Set(ids).size === rows.length
        if (!same || ids.some((id) => !byId.has(id))) return null
        for (const [place, id] of ids.entries()) {
          await tx
            .updateTable('rule')
            .set({ position: place + 1 })
            .where('id', '=', id)
            .execute()
        }
        await keepAudit(tx, { ...line, before: { ids: rows.map(({ id }) => id) }, after: { ids } })
        note.settings = true
        return ids.map((id) => toRule(byId.get(id) as RuleRow))
      })
    },

    words: () => readWords(db),

    /** Answers what they are when somebody else was first. */
    changeWords(
      words: WordSettings,
      line: AuditLine,
      known: number | null,
    ): Promise<{ changed: boolean; words: KeptWords }> {
      return transact(async (tx, revision, note) => {
        const before = await readWords(tx)
        if (known !== null && known !== before.revision) return { changed: false, words: before }
        const row = { id: 1, body: JSON.stringify(words), revision }
        await tx
          .insertInto('word_settings')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ body: row.body, revision }))
          .execute()
        await keepAudit(tx, { ...line, before: told(before, words), after: told(words, before) })
        note.settings = true
        return { changed: true, words: { ...words, revision } }
      })
    },
  }
}

async function readWords(from: Kysely<Tables> | Transaction<Tables>): Promise<KeptWords> {
  const row = await from.selectFrom('word_settings').selectAll().where('id', '=', 1).executeTakeFirst()
  return row
    ? { ...(JSON.parse(row.body) as WordSettings), revision: row.revision }
    : { ...FIRST_WORDS, revision: 0 }
}

function toRule({ id, body, revision }: RuleRow): Rule {
  return { id, ...(JSON.parse(body) as RuleBody), revision }
}

/** What it has and the other has not. Authors are persons: the log tells how many there are. */
function told(words: WordSettings, other: WordSettings) {
  const only = (list: 'languages' | 'own' | 'allowed') => {
    const others = new Set(other[list])
    return words[list].filter((word) => !others.has(word))
  }
  return {
    ...{ languages: only('languages'), own: only('own'), allowed: only('allowed') },
    authors: words.authors.length,
  }
}
