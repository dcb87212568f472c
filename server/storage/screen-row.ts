import type { Kysely } from 'kysely'
import { readAbout, type ScreenAbout } from '../screens/about.ts'
import type { ScreenRow, Tables } from './schema.ts'

/** A paired screen, or one whose link waits to be opened. Times are epoch milliseconds. */
export interface Screen {
  id: string
  /** The wall that it shows; empty when that was deleted. */
  wall: string
  wallName: string
  name: string
  group: string | null
  /** Empty while its page has not taken a key. */
  keyHash: string
  keyAt: number
  oldKeyHash: string | null
  /** Null for as long as nobody knows that the newer key was kept. */
  oldKeyUntil: number | null
  by: ScreenRow['proof']
  pairedAt: number | null
  /** The e-mail address of who paired it; null where that account is forgotten. */
  pairedBy: string | null
  paused: boolean
  dim: number
  identifyUntil: number | null
  reloadAt: number | null
  about: ScreenAbout
  seenAt: number | null
  lostAt: number | null
  startedAt: number | null
  clonedAt: number | null
  /** Since when it should be on and is not. */
  missingAt: number | null
  revision: number
}

/** Screens with the name of their wall and of who paired them. */
export function screenRows(from: Kysely<Tables>) {
  return from
    .selectFrom('screen')
    .leftJoin('wall', 'wall.id', 'screen.wall_id')
    .leftJoin('account', 'account.id', 'screen.paired_by')
    .leftJoin('former_account', 'former_account.id', 'screen.paired_by')
    .selectAll('screen')
    .select(['wall.settings', 'account.email', 'former_account.email as former_email'])
}

type Joined = ScreenRow & {
  settings: string | null
  email: string | null
  former_email: string | null
}

export function toScreen(row: Joined): Screen {
  return {
    ...{ id: row.id, wall: row.wall_id, name: row.name, group: row.group_name, revision: row.revision },
    wallName: row.settings === null ? '' : String(JSON.parse(row.settings).name),
    ...{ keyHash: row.key_hash, keyAt: row.key_at },
    ...{ oldKeyHash: row.old_key_hash, oldKeyUntil: row.old_key_until },
    ...{ by: row.proof, pairedAt: row.paired_at, pairedBy: row.email ?? row.former_email },
    ...{ paused: row.paused === 1, dim: row.dim },
    ...{ identifyUntil: row.identify_until, reloadAt: row.reload_at },
    about: readAbout(row.about),
    ...{ seenAt: row.seen_at, lostAt: row.lost_at, startedAt: row.started_at, clonedAt: row.cloned_at },
    missingAt: row.missing_at,
  }
}

/** Whether a key of this hash opens the screen. */
export function keyHolds(
  { keyHash, oldKeyHash, oldKeyUntil }: Pick<Screen, 'keyHash' | 'oldKeyHash' | 'oldKeyUntil'>,
  hash: string,
  now: number,
): boolean {
  if (keyHash === hash) return true
  return oldKeyHash === hash && (oldKeyUntil === null || oldKeyUntil > now)
}
