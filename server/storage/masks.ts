import type { Kysely, Transaction } from 'kysely'
import { keptMasks, masksKept } from '../moderation/masks/kept.ts'
import {
  compileMaskRules,
  FIRST_MASK_SETTINGS,
  type MaskRules,
  type MaskSettings,
} from '../moderation/masks/rules.ts'
import { type AuditLine, keepAudit } from './audit.ts'
import { derive } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

const SETTINGS = 'masks'
/** By which version of the rules all entries have been looked through. */
const FOUND_BY = 'masks-found-by'
/** So many entries are looked through between two breaths. */
const AT_ONCE = 500

type Looked = Pick<FeedbackRow, 'id' | 'comment' | 'language' | 'score' | 'masks'>

/** What is masked on walls, and finding it again in all entries when that changes. */
export function createMasks({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const looked = db.selectFrom('feedback').select(['id', 'comment', 'language', 'score', 'masks'])

  /** Writes what differs; what is found already needs no commit. */
  async function keepFound(rows: readonly Looked[], rules: MaskRules): Promise<void> {
    const differing = rows.flatMap((row) => {
      const masks = keptMasks(row, rules)
      const same = JSON.stringify(masksKept(masks)) === JSON.stringify(masksKept(row.masks))
      return same ? [] : [{ ...row, masks }]
    })
    if (differing.length === 0) return
    await transact(async (tx, revision, note) => {
      for (const row of differing) {
        const stood = row.score === null && (await standsOtherwise(tx, row, revision))
        if (stood) Object.assign(note, { feedback: true, hides: true })
        await keepOne(tx, row)
      }
    })
  }

  return {
    settings: (): Promise<MaskSettings> => readSettings(db),

    /** Puts these in the place of what is set. With a `revision` only of what was set by then; else `current` tells. */
    change(
      { kinds, patterns }: Omit<MaskSettings, 'revision'>,
      line: AuditLine,
      revision: number | null,
    ): Promise<{ kind: 'changed' | 'stale'; settings: MaskSettings }> {
      return transact(async (tx, next, note) => {
        const before = await readSettings(tx)
        if (revision !== null && before.revision !== revision) {
          return { kind: 'stale', settings: before }
        }
        const after = { kinds, patterns, revision: next }
        await writeMeta(tx, SETTINGS, JSON.stringify(after))
        await keepAudit(tx, { ...line, before: told(before), after: told(after) })
        note.settings = true
        note.hides = true
        return { kind: 'changed', settings: after }
      })
    },

    /** Whether all entries have been looked through by these rules. */
    async isFound(version: string): Promise<boolean> {
      return (await readMeta(db, FOUND_BY)) === version
    },

    /** Remembers that all have been looked through. It takes no revision, so nobody hears of it. */
    async found(version: string): Promise<void> {
      await writeMeta(db, FOUND_BY, version)
    },

    /** Looks again through what returns first or stands by force: starred and pinned. */
    async findInChosen(pinnedSince: number): Promise<void> {
      const rules = compileMaskRules(await readSettings(db))
      const starred = await looked.where('appeal', '=', 2).orderBy('at', 'desc').limit(AT_ONCE).execute()
      const pinned = await looked.where('pinned_at', '>', pinnedSince).limit(AT_ONCE).execute()
      await keepFound([...starred, ...pinned], rules)
    },

    /**
     * Looks again through some entries before this id, the newest first. Answers where to go on, null when
     * there are no more.
     */
    async findBefore(id: string | null): Promise<string | null> {
      const rules = compileMaskRules(await readSettings(db))
      const older = id === null ? looked : looked.where('id', '<', id)
      const rows = await older.orderBy('id', 'desc').limit(AT_ONCE).execute()
      await keepFound(rows, rules)
      return rows.length < AT_ONCE ? null : (rows.at(-1) as Looked).id
    },
  }
}

export type Masks = ReturnType<typeof createMasks>

/** Only beside the words that it was found in: they may have changed meanwhile. */
async function keepOne(tx: Transaction<Tables>, { id, comment, masks }: Looked): Promise<void> {
  await tx
    .updateTable('feedback')
    .set({ masks })
    .where('id', '=', id)
    .where('comment', '=', comment)
    .execute()
}

/**
 * Words alone are a voice only while something of them is left to show. Where that changes, walls must hear of
 * it. Answers whether it did.
 */
async function standsOtherwise(
  tx: Transaction<Tables>,
  { id, comment, masks }: Looked,
  revision: number,
): Promise<boolean> {
  const rows = tx.selectFrom('feedback').selectAll().where('id', '=', id).where('comment', '=', comment)
  const row = await rows.executeTakeFirst()
  if (!row) return false
  const { shown_at, appeal } = derive({ ...row, masks }, row, row.arrived_at)
  if ((shown_at === null) === (row.shown_at === null)) return false
  await tx.updateTable('feedback').set({ shown_at, appeal, revision }).where('id', '=', id).execute()
  return true
}

/** The log names patterns but does not tell them: they may hold a customer's name. */
function told({ kinds, patterns }: MaskSettings) {
  return { kinds, patterns: patterns.map(({ name }) => name) }
}

async function readSettings(db: Kysely<Tables>): Promise<MaskSettings> {
  const text = await readMeta(db, SETTINGS)
  return text === null
    ? FIRST_MASK_SETTINGS
    : { ...FIRST_MASK_SETTINGS, ...(JSON.parse(text) as MaskSettings) }
}

async function readMeta(db: Kysely<Tables>, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

async function writeMeta(tx: Kysely<Tables>, key: string, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
