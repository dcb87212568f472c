import type { Namespace, Server, Socket } from 'socket.io'
import * as v from 'valibot'
import {
  type Result,
  TICK_EVERY,
  type WallClientToServer,
  type WallHandshake,
  type WallServerToClient,
} from '../../shared/protocol.ts'
import type { WallView } from '../../shared/wall.ts'
import type { ClientAddress } from '../http/client-address.ts'
import type { Identified } from '../screens/identity.ts'
import { createTokenKeeper } from '../screens/tokens.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { broadcast } from './broadcast.ts'
import { cameBy } from './came.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { createFleetEars } from './fleet-ears.ts'
import { Refused, readHandshake, refusal } from './handshake.ts'
import { createMessageBudget } from './message-budget.ts'
import { createScreenSockets } from './screen-sockets.ts'
import type { Screens } from './screens.ts'
import type { WallRoom } from './wall-room.ts'
import type { createWallRooms, WallRooms } from './wall-rooms.ts'

const MESSAGES_A_SECOND = 20
const BYE_WITHIN_MS = 15_000

interface SocketData {
  /** Once the wall's view was read. */
  room?: WallRoom
  wall: Wall
  handshake: WallHandshake
  /** The paired screen that it is; null for a page that came by a link or a session. */
  screen: OwnScreen | null
  /** The name of the link that it came by. */
  link: string | null
  /** Where it comes from. */
  address: string
  /** How many changes had been heard when it was let in. */
  changes: number
  /** Whether it has not said too much in the running second. */
  mayHear: () => boolean
}

/** What a socket knows of the screen that it is. */
export interface OwnScreen {
  id: string
  name: string
  by: 'code' | 'link'
  /** The key that its page has, and when that was made. */
  keyHash: string
  keyAt: number
  /** Its key where only a cookie brought it; null once its page was told. */
  cookie: string | null
}

export type WallNamespace = Namespace<
  WallClientToServer,
  WallServerToClient,
  Record<string, never>,
  SocketData
>
export type WallSocket = Socket<WallClientToServer, WallServerToClient, Record<string, never>, SocketData>

export interface WallSocketDeps {
  io: Server
  openRooms: (how: Pick<Parameters<typeof createWallRooms>[0], 'screensOf' | 'send' | 'onScene'>) => WallRooms
  screens: Screens
  build: string
  now: () => number
  onError: (error: unknown) => void
  storage: Pick<Storage, 'onCommit' | 'screens' | 'walls'>
  newId: (now: number) => string
  addressOf: ClientAddress
  /** Hears that what a wall shows has changed. */
  onTold: () => void
  /** The wall that a screen may watch, or null; by its key, or by the session that its request carries. */
  admit: (handshake: WallHandshake, request: Socket['request']) => Promise<Wall | null>
  /** The name of the link that a page came by. */
  linkOf: (handshake: WallHandshake) => Promise<string | null>
  /** The paired screen that a page is. */
  identify: (handshake: WallHandshake, request: Socket['request']) => Promise<Identified | null>
}

const Drawn = v.object({
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  visible: v.boolean(),
})
const Edition = v.nullable(v.pipe(v.string(), v.maxLength(100)))

/** All that somebody was let in by. */
function passOf({ data, request }: WallSocket): string {
  const { wall, handshake } = data
  const { cookie, origin, host } = request.headers
  return JSON.stringify([wall.id, handshake.wall, handshake.key, cookie, origin, host])
}

/** The walls' own sockets: who may join, what they get, and what they tell. */
export function serveWallSockets(deps: WallSocketDeps) {
  const { io, openRooms, screens, storage, newId, build, now, onError, onTold } = deps
  const { admit, linkOf, identify, addressOf } = deps
  const { onCommit } = storage
  const walls = io.of('/wall') as WallNamespace
  const door = createDoorkeeper<WallSocket>({
    ...{ onCommit, onError },
    // What may change about paired screens is told to them one by one.
    guests: () => [...walls.sockets.values()].filter(({ data }) => data.screen === null),
    async mayStay({ data, request }) {
      return (await admit(data.handshake, request))?.id === data.wall.id
    },
    pass: passOf,
    sendAway,
  })
  const sockets = () => walls.sockets.values()
  const tokens = createTokenKeeper({ storage, sockets, newId, now, onError })
  const ears = createFleetEars({ screens, now })
  const paired = createScreenSockets({
    ...{ walls, storage, onCommit, now, onError },
    onCame: tokens.came,
    onScreen: ears.set,
  })
  const rooms = openRooms({
    screensOf: (wall) => walls.adapter.rooms.get(wall)?.size ?? 0,
    send(wall, patch) {
      broadcast(walls as Namespace, wall, ['wall:patch', patch])
      if (patch.change) onTold()
    },
    onScene: onTold,
  })

  walls.use((socket, next) => {
    join(socket).then(
      () => next(),
      (error) => next(error instanceof Refused ? error : failed(error)),
    )
  })

  /** Says why before it hangs up, so that the page does not go on showing what it has. */
  function sendAway(socket: WallSocket): void {
    socket.emit('server:refused', { error: 'not_allowed' })
    socket.disconnect(true)
  }

  async function join(socket: WallSocket): Promise<void> {
    const handshake = readHandshake(socket.handshake.auth)
    if (!handshake.ok) throw new Refused(handshake.error)
    const changes = door.changes()
    const mayHear = createMessageBudget(MESSAGES_A_SECOND, now)
    const address = addressOf(socket.request)
    const came = await (handshake.value.screen === undefined ? asGuest : asScreen)(handshake.value, socket)
    socket.data = { ...came, handshake: handshake.value, address, changes, mayHear }
  }

  async function asGuest(handshake: WallHandshake, { request }: WallSocket) {
    const wall = await admit(handshake, request)
    if (!wall) throw new Refused('not_allowed')
    return { wall, screen: null, link: await linkOf(handshake) }
  }

  async function asScreen(handshake: WallHandshake, { request }: WallSocket) {
    const known = await identify(handshake, request)
    if (!known) throw new Refused('unpaired')
    const { keyHash, cookie } = known
    const { id, name, by, keyAt, wall: shown } = known.screen
    const wall = await storage.walls.byId(shown)
    // It stays paired: an admin has to give it another wall.
    if (!wall) throw new Refused('not_allowed')
    return { wall, screen: { id, name, by, keyAt, keyHash, cookie }, link: null }
  }

  function failed(error: unknown): Refused {
    onError(error)
    return new Refused('failed')
  }

  walls.on('connection', (socket) => {
    const { wall, handshake, changes, screen, link, address } = socket.data
    door.entered(changes)
    paired.entered(socket)
    ears.entered(socket)
    // Before the view is read, so that nothing falls between it and the first patch.
    socket.join(wall.id)
    screens.connected(cameBy({ ...{ socket, wall, handshake, screen, link, address }, now: now() }))
    socket.on('disconnect', () => screens.disconnected(socket.id))
    socket.on('wall:drawn', (drawn) => hearDrawn(socket, drawn))
    socket.on('wall:resume', (from, answer) => hearResume(socket, from, answer))
    rooms.enter(wall).then(
      (room) => bring(socket, room, handshake.edition),
      (error) => {
        onError(error)
        socket.disconnect(true)
      },
    )
  })

  function bring(socket: WallSocket, room: WallRoom, edition: string | undefined): void {
    socket.data.room = room
    const patches = edition === undefined ? null : room.editions.since(edition)
    if (patches) for (const patch of patches) socket.emit('wall:patch', patch)
    else socket.emit('wall:snapshot', room.editions.snapshot())
    socket.emit('server:tick', tickOf(room))
  }

  function tickOf(room: WallRoom) {
    const { edition, revision } = room.editions
    return { serverTime: now(), revision, build, edition }
  }

  function hearDrawn(socket: WallSocket, given: unknown): void {
    const drawn = v.safeParse(Drawn, given)
    if (!drawn.success || !socket.data.mayHear()) return
    // Nobody has drawn what was not there yet.
    const there = socket.data.room?.editions.revision ?? 0
    screens.drawn(socket.id, Math.min(drawn.output.revision, there), drawn.output.visible)
  }

  function hearResume(socket: WallSocket, given: unknown, answer: unknown): void {
    if (typeof answer !== 'function') return
    const edition = v.safeParse(Edition, given)
    if (!edition.success) answer(refusal('malformed'))
    else if (!socket.data.mayHear()) answer(refusal('too_many'))
    else
      resume(socket, edition.output).then(
        (result) => answer(result),
        (error) => {
          onError(error)
          answer(refusal('failed'))
        },
      )
  }

  async function resume(socket: WallSocket, edition: string | null): Promise<Result<object>> {
    const { editions } = await rooms.enter(socket.data.wall)
    const patches = edition === null ? null : editions.since(edition)
    return { ok: true, value: patches ? { patches } : { snapshot: editions.snapshot() } }
  }

  const ticking = setInterval(() => {
    for (const [wall, room] of rooms.entries()) walls.to(wall).volatile.emit('server:tick', tickOf(room))
  }, TICK_EVERY).unref()

  return {
    /** The views of the walls that are watched at this instance. */
    *views(): Generator<[string, WallView]> {
      for (const [wall, room] of rooms.entries()) yield [wall, room.editions.view as WallView]
    },

    /** Says goodbye, with a time to come back that is another for each screen. */
    close(): void {
      clearInterval(ticking)
      door.close()
      paired.close()
      tokens.close()
      for (const socket of walls.sockets.values()) {
        socket.emit('server:bye', { reconnectInMs: Math.floor(Math.random() * BYE_WITHIN_MS) })
      }
      rooms.close()
    },
  }
}
