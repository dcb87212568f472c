import type { Kysely, Transaction } from 'kysely'
import { hashKey } from '../keys.ts'
import { readAbout, type ScreenAbout } from '../screens/about.ts'
import { codeHash, codeOf, sameHash } from '../screens/codes.ts'
import { makeRoom, PAIRING_LIMITS } from './pairing-limits.ts'
import type { PairingRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

const CODE_LIFETIME_MS = 15 * 60_000
/** So long before its end a code is followed by the next. */
export const RENEW_BEFORE_MS = 60_000
/** So long the code before goes on to be understood. */
const PREVIOUS_MS = 2 * 60_000
/** So long a page that was away when it was confirmed can still take its key. */
const TAKE_WITHIN_MS = 15 * 60_000

/** An unpaired page. Whoever knows `pairing` is that page. */
export interface UnpairedPage {
  pairing: string
  instance: string
  /** Where it came from, as addresses are counted. */
  block: string
  about: ScreenAbout
}

/** Times are epoch milliseconds. */
export interface PendingCode {
  code: string
  about: ScreenAbout
  since: number
  expires: number
}

export interface PairingDeps {
  db: Kysely<Tables>
  transact: Transact
  /** The server's own. */
  secret: string
}

/** The codes of pages that wait to be paired; any instance can read them, none can tell them. */
export function createPairings({ db, transact, secret }: PairingDeps) {
  async function fresh(tx: Transaction<Tables>, pairing: string, after: number) {
    for (let turn = after + 1; ; turn += 1) {
      const code = codeOf(secret, pairing, turn)
      const code_hash = codeHash(secret, code)
      const taken = await byCodeHash(tx, code_hash).select('id').executeTakeFirst()
      if (!taken) return { code_hash, turn }
    }
  }

  async function open(tx: Transaction<Tables>, page: UnpairedPage, now: number): Promise<PairingRow | null> {
    if (!(await makeRoom(tx, page.block, PAIRING_LIMITS))) return null
    const row: PairingRow = {
      id: hashKey(page.pairing),
      ...(await fresh(tx, page.pairing, 0)),
      ...{ expires_at: now + CODE_LIFETIME_MS, previous_hash: null, previous_until: null },
      ...{ instance: page.instance, block: page.block, about: JSON.stringify(page.about) },
      ...{ created_at: now, left_at: null, screen_id: null },
    }
    await tx.insertInto('pairing').values(row).execute()
    return row
  }

  /** What changes when a page is heard of: perhaps it moved, perhaps its code is due. */
  async function heard(tx: Transaction<Tables>, row: PairingRow, page: UnpairedPage, now: number) {
    const { instance, block } = page
    const here = { instance, block, about: JSON.stringify(page.about), left_at: null }
    const due = row.screen_id === null && row.expires_at - now <= RENEW_BEFORE_MS
    const renewed = due && {
      ...(await fresh(tx, page.pairing, row.turn)),
      ...{ previous_hash: row.code_hash, previous_until: now + PREVIOUS_MS },
      expires_at: now + CODE_LIFETIME_MS,
    }
    const changed: PairingRow = { ...row, ...here, ...renewed }
    await tx.updateTable('pairing').set(changed).where('id', '=', row.id).execute()
    return changed
  }

  return {
    /**
     * The code that an unpaired page shows: its own, a new one where that is nearly over, or its first. `paired`
     * when it has become a screen and has still to take its key. Null when too many are waiting.
     */
    offer(
      page: UnpairedPage,
      now: number,
    ): Promise<{ code: string; expires: number } | { paired: true } | null> {
      return transact(async (tx) => {
        await tx.deleteFrom('pairing').where('expires_at', '<=', now).execute()
        const known = await tx
          .selectFrom('pairing')
          .selectAll()
          .where('id', '=', hashKey(page.pairing))
          .executeTakeFirst()
        const row = known ? await heard(tx, known, page, now) : await open(tx, page, now)
        if (row?.screen_id) return { paired: true }
        return row && { code: codeOf(secret, page.pairing, row.turn), expires: row.expires_at }
      })
    },

    /** No connection holds it: its code goes on for a page that comes back, and makes room for one that comes new. */
    left(pairing: string, instance: string, now: number): Promise<void> {
      return transact(async (tx) => {
        await tx
          .updateTable('pairing')
          .set({ left_at: now })
          .where('id', '=', hashKey(pairing))
          .where('instance', '=', instance)
          .execute()
      })
    },

    /** What is known of the page that shows this code. One answer for never given out, used and over: null. */
    async look(code: string, now: number): Promise<PendingCode | null> {
      const row = await findCode(db, codeHash(secret, code), now)
      if (!row) return null
      return { code, about: readAbout(row.about), since: row.created_at, expires: row.until }
    },

    /** The pages of an instance that have become one of these screens, as the hashes of what they know. */
    async claimed(screens: readonly string[] | 'all', instance: string): Promise<string[]> {
      if (screens.length === 0) return []
      const rows = db.selectFrom('pairing').select('id').where('instance', '=', instance)
      const meant =
        screens === 'all'
          ? rows.where('screen_id', 'is not', null)
          : rows.where('screen_id', 'in', [...screens])
      return (await meant.execute()).map(({ id }) => id)
    },

    /**
     * Gives a page that has become a screen its key. One that it took before, and perhaps never got, goes on to
     * hold while it may still come back. Null where it has become none, or not any more.
     */
    take(pairing: string, keyHash: string, now: number): Promise<{ screen: string } | null> {
      return transact(async (tx) => {
        const claimed = tx.selectFrom('pairing').select('screen_id').where('id', '=', hashKey(pairing))
        const id = (await claimed.where('expires_at', '>', now).executeTakeFirst())?.screen_id
        const query = tx
          .selectFrom('screen')
          .select('key_hash')
          .where('id', '=', id ?? '')
        const screen = await query.executeTakeFirst()
        if (!id || !screen) return null
        const before = screen.key_hash !== '' && {
          ...{ old_key_hash: screen.key_hash, old_key_until: now + TAKE_WITHIN_MS },
        }
        await tx
          .updateTable('screen')
          .set({ key_hash: keyHash, key_at: now, ...before })
          .where('id', '=', id)
          .execute()
        return { screen: id }
      })
    },
  }
}

function byCodeHash(from: Kysely<Tables>, hash: string) {
  return from
    .selectFrom('pairing')
    .where((is) => is.or([is('code_hash', '=', hash), is('previous_hash', '=', hash)]))
}

/** The unpaired page that shows the code of this hash, or showed it a moment ago; `until` when that is over. */
async function findCode(from: Kysely<Tables>, hash: string, now: number) {
  const rows = await byCodeHash(from, hash).selectAll().execute()
  const read = rows.map((row) => {
    const current = sameHash(row.code_hash, hash)
    return { ...row, until: current ? row.expires_at : (row.previous_until ?? 0) }
  })
  return read.find(({ until, screen_id }) => until > now && screen_id === null) ?? null
}

/** Uses up a code: its page becomes this screen. Null where the code is none, used or over. */
export async function claimCode(
  tx: Transaction<Tables>,
  { code, screen, secret, now }: { code: string; screen: string; secret: string; now: number },
): Promise<ScreenAbout | null> {
  const row = await findCode(tx, codeHash(secret, code), now)
  if (!row) return null
  await forgetClaims(tx, screen)
  await tx
    .updateTable('pairing')
    .set({ screen_id: screen, expires_at: now + TAKE_WITHIN_MS, code_hash: `used ${row.id}` })
    .set({ previous_hash: null, previous_until: null })
    .where('id', '=', row.id)
    .execute()
  return readAbout(row.about)
}

/** No page can take the key of this screen any more. */
export async function forgetClaims(tx: Transaction<Tables>, screen: string): Promise<void> {
  await tx.deleteFrom('pairing').where('screen_id', '=', screen).execute()
}
