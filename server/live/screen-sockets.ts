import type { ScreenState } from '../../shared/screens.ts'
import type { CommitEvents } from '../storage/commits.ts'
import { keyHolds, type Screen } from '../storage/screen-row.ts'
import type { Storage } from '../storage/storage.ts'
import type { WallNamespace, WallSocket } from './wall-sockets.ts'

const TRY_AGAIN_MS = 1_000

interface ScreenSocketDeps {
  walls: WallNamespace
  storage: Pick<Storage, 'screens'>
  onCommit: CommitEvents['onCommit']
  /** Hears of each screen that has come, once it is known that it may stay. */
  onCame: (socket: WallSocket, screen: Screen) => void
  /** Hears the same, and of each change. */
  onScreen: (socket: WallSocket, screen: Screen) => void
  now: () => number
  onError: (error: unknown) => void
}

const roomOf = (id: string) => `screen:${id}`

/** The paired screens among the walls' sockets: each hears at once what was set for it, or that it is none any more. */
export function createScreenSockets(deps: ScreenSocketDeps) {
  const { walls, storage, onCommit, onCame, onScreen, now, onError } = deps
  const asked = new Set<string>()
  const told = new WeakSet<WallSocket>()
  let looking = false
  let closed = false

  /** One round at a time; what is asked for during a round is read together in the next. */
  async function look(): Promise<void> {
    if (looking || closed) return
    looking = true
    while (asked.size > 0 && !closed) {
      const ids = [...asked]
      asked.clear()
      if (await round(ids)) continue
      for (const id of ids) asked.add(id)
      break
    }
    looking = false
    if (asked.size > 0) setTimeout(look, TRY_AGAIN_MS).unref()
  }

  /** Whether they could be read. */
  async function round(ids: readonly string[]): Promise<boolean> {
    try {
      const screens = await storage.screens.byIds(ids)
      const known = new Map(screens.map((screen) => [screen.id, screen]))
      for (const id of ids) for (const socket of socketsOf(id)) settle(socket, known.get(id))
      return true
    } catch (error) {
      if (!closed) onError(error)
      return closed
    }
  }

  function socketsOf(id: string): WallSocket[] {
    const ids = [...(walls.adapter.rooms.get(roomOf(id)) ?? [])]
    return ids.flatMap((socket) => walls.sockets.get(socket) ?? [])
  }

  function settle(socket: WallSocket, screen: Screen | undefined): void {
    const own = socket.data.screen
    if (!own || !screen || !keyHolds(screen, own.keyHash, now())) {
      refuse(socket)
      return
    }
    if (screen.wall !== socket.data.wall.id) {
      socket.emit('screen:moved')
      socket.disconnect(true)
      return
    }
    socket.emit('screen:state', stateOf(screen))
    if (!told.has(socket)) onCame(socket, screen)
    told.add(socket)
    onScreen(socket, screen)
  }

  /** Its page forgets its key at once. */
  function refuse(socket: WallSocket): void {
    socket.emit('server:refused', { error: 'unpaired' })
    socket.disconnect(true)
  }

  function here(): string[] {
    const screens = [...walls.sockets.values()].flatMap(({ data }) => data.screen ?? [])
    return screens.map(({ id }) => id)
  }

  const stopListening = onCommit(({ screens }) => {
    const meant = screens === 'all' ? here() : screens.filter((id) => walls.adapter.rooms.has(roomOf(id)))
    for (const id of meant) asked.add(id)
    look()
  })

  return {
    /** Tells a screen that has come what was set for it. Its row is read anew: it may have changed on the way. */
    entered(socket: WallSocket): void {
      if (!socket.data.screen) return
      const { id } = socket.data.screen
      socket.join(roomOf(id))
      asked.add(id)
      look()
    },

    close(): void {
      closed = true
      stopListening()
    },
  }
}

function stateOf({ name, paused, dim, identifyUntil }: Screen): ScreenState {
  return { name, paused, dim, identifyUntil }
}
