import type { Stood } from '../../shared/rotation.ts'
import type { Interlude, Turn, Voice } from '../../shared/wall.ts'
import type { TurnRow } from '../storage/schema.ts'

/** The scene that was given to a turn. */
export function thenOf({ then_scene, then_until }: TurnRow): Interlude | null {
  return then_scene && then_until ? { scene: then_scene, until: then_until } : null
}

/** A kept turn as screens draw it. */
export function turnOf(row: TurnRow, voice: Voice): Turn {
  const { k, kind, from_time: from, until_time: until } = row
  const then = thenOf(row)
  return { k, kind, from, until, voice, ...(then && { then }) }
}

/** A kept turn as the rotation looks at it. */
export function stoodOf(row: TurnRow): Stood {
  return { from: row.from_time, until: row.until_time, scene: thenOf(row) }
}
