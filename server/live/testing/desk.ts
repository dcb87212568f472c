import { io, type Socket } from 'socket.io-client'
import type { Feedback } from '../../../shared/feedback.ts'
import { withChange } from '../../../shared/present-screens.ts'
import type {
  DeskClientToServer,
  DeskPerson,
  DeskServerToClient,
  MissingScreen,
  PresentScreen,
  WallNow,
} from '../../../shared/protocol.ts'

/** A desk without a page: it keeps what it is told. */
export interface TestDesk {
  socket: Socket<DeskServerToClient, DeskClientToServer>
  people: DeskPerson[]
  walls: WallNow[]
  screens: PresentScreen[]
  missing: MissingScreen[]
  /** Every entry that it was told, the newest last. */
  entries: Feedback[]
  /** How often it was told that entries are no more. */
  removals: number
  /** Settles when what it was told is like this. */
  until: (wanted: (desk: TestDesk) => boolean) => Promise<void>
  close: () => void
}

/** Joins as whoever has this cookie, and settles with the last message of the welcome. */
export async function openDesk({ url, cookie }: { url: string; cookie: string }): Promise<TestDesk> {
  const socket: TestDesk['socket'] = io(`${url}/desk`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { Cookie: cookie, Origin: url },
  })
  const watchers = new Set<() => void>()
  const desk: TestDesk = {
    socket,
    ...{ people: [], walls: [], screens: [], missing: [], entries: [], removals: 0 },
    until: (wanted) =>
      new Promise((resolve) => {
        const check = () => {
          if (!wanted(desk)) return
          watchers.delete(check)
          resolve()
        }
        watchers.add(check)
        check()
      }),
    close: () => socket.disconnect(),
  }
  const take = (told: Partial<TestDesk>) => {
    Object.assign(desk, told)
    for (const check of watchers) check()
  }
  socket.on('walls:now', (walls) => take({ walls }))
  socket.on('screens:changed', (change) => take({ screens: withChange(desk.screens, change) }))
  socket.on('screens:missing', (missing) => take({ missing }))
  socket.on('feed:changed', ({ items, removed }) =>
    take({ entries: [...desk.entries, ...items], removals: desk.removals + Number(removed) }),
  )
  await new Promise<void>((resolve, reject) => {
    socket.on('desk:people', (people) => {
      take({ people })
      resolve()
    })
    socket.once('connect_error', reject)
  })
  return desk
}
