import type { Kysely, Transaction } from 'kysely'
import { NOTHING_KNOWN } from '../screens/about.ts'
import { type AuditLine, keepAudit } from './audit.ts'
import { claimCode, forgetClaims, type PairingDeps } from './pairings.ts'
import type { ScreenRow, Tables } from './schema.ts'
import { keepScreenEvents } from './screen-events.ts'
import { keyHolds, type Screen, screenRows, toScreen } from './screen-row.ts'

/** So long a key goes on to hold after the next was kept. */
const OLD_KEY_MS = 48 * 60 * 60_000
/** So long a page may take to keep a newer key. */
const KEEPING_MS = 5 * 60_000
const SCREENS_AT_MOST = 10_000

/** Either the code that a page shows, or the hash of the key in a magic link. */
export type Proof = { code: string } | { linkHash: string }

export interface NewScreen {
  id: string
  name: string
  wall: string
  group: string | null
  /** The account of who pairs it. */
  by: string
  at: number
}

/** The screens and their keys. */
export function createScreenRoom({ db, transact, secret }: PairingDeps) {
  const byId = (from: Kysely<Tables>, id: string) => screensOf(from, [id]).then(([screen]) => screen ?? null)

  /** What a new key, or the code for one, changes about a screen. Null where the code is none. */
  async function proven(tx: Transaction<Tables>, screen: string, proof: Proof, by: string, at: number) {
    const none = { old_key_hash: null, old_key_until: null, cloned_at: null, key_at: at, paired_by: by }
    if ('linkHash' in proof) {
      await forgetClaims(tx, screen)
      const about = JSON.stringify(NOTHING_KNOWN)
      return { ...none, key_hash: proof.linkHash, proof: 'link', paired_at: null, about } as const
    }
    const about = await claimCode(tx, { code: proof.code, screen, secret, now: at })
    if (!about) return null
    return { ...none, key_hash: '', proof: 'code', paired_at: at, about: JSON.stringify(about) } as const
  }

  return {
    async list(): Promise<Screen[]> {
      return (await screenRows(db).orderBy('screen.id', 'desc').execute()).map(toScreen)
    },
    byId: (id: string) => byId(db, id),
    byIds: (ids: readonly string[]) => screensOf(db, ids),

    /** The screen that a key of this hash opens. */
    async byKeyHash(hash: string, now: number): Promise<Screen | null> {
      if (hash === '') return null
      const rows = await screenRows(db)
        .where((is) => is.or([is('screen.key_hash', '=', hash), is('screen.old_key_hash', '=', hash)]))
        .execute()
      return rows.map(toScreen).find((screen) => keyHolds(screen, hash, now)) ?? null
    },

    /** Makes a screen of the page that shows a code, or one for whoever opens a magic link. */
    pair(
      screen: NewScreen,
      proof: Proof,
      line: AuditLine,
    ): Promise<Screen | 'no wall' | 'no code' | 'too many'> {
      return transact(async (tx, revision, note) => {
        const { id, name, wall, group, by, at } = screen
        if (!(await isWall(tx, wall))) return 'no wall'
        const counted = tx.selectFrom('screen').select(({ fn }) => fn.countAll<number>().as('n'))
        if (Number((await counted.executeTakeFirstOrThrow()).n) >= SCREENS_AT_MOST) return 'too many'
        const key = await proven(tx, id, proof, by, at)
        if (!key) return 'no code'
        const row: ScreenRow = {
          ...{ id, wall_id: wall, name, group_name: group, ...key },
          ...{ paused: 0, dim: 0, identify_until: null, reload_at: null },
          ...{ seen_at: null, lost_at: at, started_at: null, missing_at: null, revision },
        }
        await tx.insertInto('screen').values(row).execute()
        await keepAudit(tx, { ...line, before: null, after: { name, wall, group, by: key.proof } })
        if (key.paired_at !== null) await keepScreenEvents(tx, [happened(line, id, 'paired')])
        note.screens.add(id)
        return (await byId(tx, id)) as Screen
      })
    },

    /** Puts another device in its place; name, wall, group and history stay. The old one's key opens nothing now. */
    replace(id: string, proof: Proof, by: string, line: AuditLine): Promise<Screen | 'unknown' | 'no code'> {
      return transact(async (tx, revision, note) => {
        if (!(await byId(tx, id))) return 'unknown'
        const key = await proven(tx, id, proof, by, line.at)
        if (!key) return 'no code'
        await tx
          .updateTable('screen')
          .set({ ...key, reload_at: null, revision })
          .where('id', '=', id)
          .execute()
        await keepAudit(tx, { ...line, before: null, after: { by: key.proof } })
        await keepScreenEvents(tx, [happened(line, id, 'replaced')])
        note.screens.add(id)
        return (await byId(tx, id)) as Screen
      })
    },

    /** Takes away a screen with its keys and its history. Answers whether there was one. */
    revoke(id: string, line: AuditLine): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const screen = await byId(tx, id)
        if (!screen) return false
        await forgetClaims(tx, id)
        await tx.deleteFrom('screen').where('id', '=', id).execute()
        await tx.deleteFrom('screen_event').where('screen_id', '=', id).execute()
        const { name, wall, group } = screen
        await keepAudit(tx, { ...line, before: { name, wall, group }, after: null })
        note.screens.add(id)
        return true
      })
    },

    /** Its page has come with its key: nobody can take another for it, and a link that is opened first is paired now. */
    arrived(id: string, event: { id: string; at: number }): Promise<void> {
      return transact(async (tx) => {
        await forgetClaims(tx, id)
        const first = await tx
          .updateTable('screen')
          .set({ paired_at: event.at })
          .where('id', '=', id)
          .where('proof', '=', 'link')
          .where('paired_at', 'is', null)
          .returning('id')
          .executeTakeFirst()
        if (first) await keepScreenEvents(tx, [happened(event, id, 'paired')])
      })
    },

    /** Puts a key in the place of the one that it came with, which holds until the newer is known to be kept. */
    rotateKey(id: string, { from, to }: { from: string; to: string }, now: number): Promise<boolean> {
      return transact(async (tx) => {
        const screen = await byId(tx, id)
        if (screen?.by !== 'code' || !keyHolds(screen, from, now)) return false
        // Another connection of the same screen has its newer key, or is being given it.
        const isBefore = from !== screen.keyHash
        if (isBefore && (screen.oldKeyUntil !== null || now - screen.keyAt < KEEPING_MS)) return false
        await tx
          .updateTable('screen')
          .set({ key_hash: to, key_at: now, old_key_hash: from, old_key_until: null })
          .where('id', '=', id)
          .execute()
        return true
      })
    },

    /** Its page has kept the key of this hash: the one before ends. */
    keyKept(id: string, hash: string, now: number): Promise<void> {
      return transact(async (tx) => {
        await tx
          .updateTable('screen')
          .set({ old_key_until: now + OLD_KEY_MS })
          .where('id', '=', id)
          .where('key_hash', '=', hash)
          .where('old_key_hash', 'is not', null)
          .where('old_key_until', 'is', null)
          .execute()
      })
    },

    /** Its key is used from two addresses at once: that stands in its history once, for as long as it is remembered. */
    cloned(id: string, event: { id: string; at: number }): Promise<void> {
      return transact(async (tx) => {
        const screen = await byId(tx, id)
        if (!screen) return
        await tx.updateTable('screen').set({ cloned_at: event.at }).where('id', '=', id).execute()
        if (screen.clonedAt === null) await keepScreenEvents(tx, [happened(event, id, 'cloned')])
      })
    },

    /** Forgets that keys were used twice before this time. */
    async forgetClones(before: number): Promise<void> {
      const old = db.selectFrom('screen').select('id').where('cloned_at', '<', before).limit(1)
      if (!(await old.executeTakeFirst())) return
      await transact(async (tx) => {
        await tx.updateTable('screen').set({ cloned_at: null }).where('cloned_at', '<', before).execute()
      })
    },
  }
}

function happened(
  { id, at }: { id: string; at: number },
  screen: string,
  what: 'paired' | 'replaced' | 'cloned',
) {
  return { id, screen_id: screen, at, what, detail: null }
}

async function screensOf(from: Kysely<Tables>, ids: readonly string[]): Promise<Screen[]> {
  if (ids.length === 0) return []
  return (
    await screenRows(from)
      .where('screen.id', 'in', [...ids])
      .execute()
  ).map(toScreen)
}

async function isWall(from: Kysely<Tables>, id: string): Promise<boolean> {
  const wall = await from.selectFrom('wall').select('id').where('id', '=', id).executeTakeFirst()
  return wall !== undefined
}
