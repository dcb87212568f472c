import { hashKey, newKey } from '../keys.ts'
import type { WallSocket } from '../live/wall-sockets.ts'
import { createRounds } from '../rounds.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { Storage } from '../storage/storage.ts'

const ROTATE_AFTER_MS = 30 * 24 * 60 * 60_000
const LOOK_EVERY_MS = 60 * 60_000
const KEEP_WITHIN_MS = 60_000
/** So long after its making a key may still be waiting for its page. */
const FRESH_MS = 30 * 60_000

interface TokenDeps {
  storage: Pick<Storage, 'screens'>
  sockets: () => Iterable<WallSocket>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

/** The keys of connected screens: each is followed by another after a while. */
export function createTokenKeeper({ storage, sockets, newId, now, onError }: TokenDeps) {
  /** Pages that have not kept the newer key. */
  const behind = new WeakSet<WallSocket>()
  const rounds = createRounds({ round, everyMs: LOOK_EVERY_MS, onError })

  /** Some stay connected for months. */
  async function round(isOver: () => boolean): Promise<void> {
    for (const socket of [...sockets()]) {
      const { screen } = socket.data
      if (isOver()) return
      if (screen?.by !== 'code') continue
      if (isDue(screen.keyAt) || behind.has(socket)) await rotate(socket, screen)
    }
  }

  const isDue = (keyAt: number) => now() - keyAt >= ROTATE_AFTER_MS

  async function rotate(socket: WallSocket, own: NonNullable<WallSocket['data']['screen']>): Promise<void> {
    const token = newKey('screen')
    const change = { from: own.keyHash, to: hashKey(token) }
    behind.add(socket)
    if (!(await storage.screens.rotateKey(own.id, change, now()))) return
    own.keyAt = now()
    // Whoever does not answer goes on with the key that it has, and is asked again when it comes back.
    socket
      .timeout(KEEP_WITHIN_MS)
      .emit('screen:token', token, (late: Error | null, kept?: { ok?: unknown }) => {
        if (late || kept?.ok !== true) return
        behind.delete(socket)
        own.keyHash = change.to
        storage.screens.keyKept(own.id, change.to, now()).catch(onError)
      })
  }

  /** A page that has nothing left but its cookie keeps the key in its other places, too. */
  function tellCookie(socket: WallSocket, own: NonNullable<WallSocket['data']['screen']>): void {
    if (own.cookie !== null) socket.emit('screen:token', own.cookie, () => undefined)
    own.cookie = null
  }

  async function look(socket: WallSocket, screen: Screen): Promise<void> {
    const own = socket.data.screen
    if (!own) return
    tellCookie(socket, own)
    const { id, by, keyAt, keyHash, oldKeyHash, oldKeyUntil, pairedAt } = screen
    const due = isDue(keyAt)
    if (by === 'link' ? pairedAt === null : now() - keyAt < FRESH_MS) {
      await storage.screens.arrived(id, { id: newId(now()), at: now() })
    }
    if (by === 'link') return
    const waits = oldKeyHash !== null && oldKeyUntil === null
    if (own.keyHash === keyHash && waits) await storage.screens.keyKept(id, keyHash, now())
    else if (own.keyHash === keyHash ? due : waits) await rotate(socket, own)
  }

  return {
    /** Hears that a screen has come, and by which of its keys. */
    came: (socket: WallSocket, screen: Screen): void => void look(socket, screen).catch(onError),
    /** Looks at those that are connected now. */
    look: rounds.look,
    close: rounds.close,
  }
}
