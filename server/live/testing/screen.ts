import { io, type Socket } from 'socket.io-client'
import {
  type Patch,
  PROTOCOL,
  type Result,
  type Snapshot,
  type Tick,
  type WallClientToServer,
  type WallServerToClient,
} from '../../../shared/protocol.ts'
import { applyChange } from '../../../shared/view.ts'
import type { WallView } from '../../../shared/wall.ts'
import type { LiveServer, TestWall } from './live-server.ts'

/** A screen without a picture: it speaks the protocol and keeps the view as a real one does. */
export interface TestScreen {
  socket: Socket<WallServerToClient, WallClientToServer>
  view: WallView
  edition: string
  revision: number
  patches: Patch[]
  snapshots: number
  /** Settles when the view is like this. */
  until: (wanted: (screen: TestScreen) => boolean) => Promise<void>
  resume: (edition: string | null) => Promise<Result<{ snapshot?: Snapshot; patches?: Patch[] }>>
  close: () => void
}

interface HowToJoin {
  key?: string
  edition?: string
  view?: WallView
  protocol?: number
  headers?: Record<string, string>
  /** Tells the server what was drawn, as a screen must. */
  draws?: boolean
}

export function openSocket(server: LiveServer, wall: { slug: string }, how: HowToJoin = {}) {
  const { protocol = PROTOCOL, key, edition, headers } = how
  return io(`${server.url}/wall`, {
    auth: { protocol, wall: wall.slug, ...(key && { key }), ...(edition && { edition }) },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(headers && { extraHeaders: headers }),
  }) as Socket<WallServerToClient, WallClientToServer>
}

/** Joins and settles with the first tick, which follows everything that joining brings. */
export async function openScreen(
  server: LiveServer,
  wall: TestWall,
  how: HowToJoin = {},
): Promise<TestScreen> {
  const socket = openSocket(server, wall, { key: wall.shareKey, ...how })
  const watchers = new Set<() => void>()
  const screen: TestScreen = {
    socket,
    view: how.view as WallView,
    edition: how.edition ?? '',
    revision: 0,
    patches: [],
    snapshots: 0,
    until: (wanted) =>
      new Promise((resolve) => {
        const check = () => {
          if (!wanted(screen)) return
          watchers.delete(check)
          resolve()
        }
        watchers.add(check)
        check()
      }),
    resume: (edition) => new Promise((resolve) => socket.emit('wall:resume', edition, resolve)),
    close: () => socket.disconnect(),
  }
  const drew = () => {
    if (how.draws !== false) socket.emit('wall:drawn', { revision: screen.revision, visible: true })
    for (const check of watchers) check()
  }
  socket.on('wall:snapshot', ({ edition, revision, view }) => {
    Object.assign(screen, { edition, revision, view, snapshots: screen.snapshots + 1 })
    drew()
  })
  socket.on('wall:patch', (patch) => {
    if (patch.after !== screen.edition) throw new Error(`a gap: ${screen.edition}, but ${patch.after}`)
    screen.patches.push(patch)
    const view = patch.change ? applyChange(screen.view, patch.change) : screen.view
    Object.assign(screen, { edition: patch.edition, revision: patch.to, view })
    drew()
  })
  await new Promise<Tick>((resolve, reject) => {
    socket.once('server:tick', resolve)
    socket.once('connect_error', reject)
  })
  return screen
}
