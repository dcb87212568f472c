import type { Patch } from '../../shared/protocol.ts'
import type { Wall } from '../storage/walls.ts'
import { createWallRoom, type RoomDeps, type WallRoom } from './wall-room.ts'

const EMPTY_FOR_MS = 60_000

type Deps = Omit<RoomDeps, 'wall' | 'watched' | 'send'> & {
  screensOf: (wall: string) => number
  send: (wall: string, patch: Patch) => void
}

/** The rooms of all walls that are being watched. A room is opened with its first screen. */
export function createWallRooms({ screensOf, send, ...deps }: Deps) {
  const rooms = new Map<string, { room: WallRoom; opened: Promise<void>; emptySince: number | null }>()

  const sweep = setInterval(() => {
    const at = deps.now()
    for (const [id, entry] of rooms) {
      if (screensOf(id) > 0) entry.emptySince = null
      else if (entry.emptySince === null) entry.emptySince = at
      else if (at - entry.emptySince >= EMPTY_FOR_MS) drop(id)
    }
  }, EMPTY_FOR_MS).unref()

  function drop(id: string): void {
    rooms.get(id)?.room.close()
    rooms.delete(id)
  }

  return {
    /** The wall's room, once it has a view. @throws what kept it from reading the view */
    async enter(wall: Wall): Promise<WallRoom> {
      const known = rooms.get(wall.id)
      if (known) {
        await known.opened
        if (screensOf(wall.id) <= 1) known.room.wake()
        return known.room
      }
      const room = createWallRoom({
        ...deps,
        wall,
        watched: () => screensOf(wall.id) > 0,
        send: (patch) => send(wall.id, patch),
      })
      const entry = { room, opened: room.open(), emptySince: null }
      rooms.set(wall.id, entry)
      entry.opened.catch(() => drop(wall.id))
      await entry.opened
      return room
    },

    /** Rooms that are open now, by wall. */
    *entries(): Generator<[string, WallRoom]> {
      for (const [id, { room }] of rooms) if (room.editions.view) yield [id, room]
    },

    close(): void {
      clearInterval(sweep)
      for (const id of [...rooms.keys()]) drop(id)
    },
  }
}

export type WallRooms = ReturnType<typeof createWallRooms>
