import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Namespace, Server, Socket } from 'socket.io'
import { type PairClientToServer, type PairServerToClient, TICK_EVERY } from '../../shared/protocol.ts'
import { blockOf } from '../accounts/address.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import { type ClientAddress, isOfUnknownProxy } from '../http/client-address.ts'
import { hashKey, newKey } from '../keys.ts'
import { createRounds } from '../rounds.ts'
import { NOTHING_KNOWN } from '../screens/about.ts'
import { qrOf } from '../screens/qr.ts'
import { createWindowLimit } from '../screens/window-limit.ts'
import { RENEW_BEFORE_MS, type UnpairedPage } from '../storage/pairings.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { Storage } from '../storage/storage.ts'
import { AGENT_AT_MOST } from './came.ts'
import { Refused, readPairHandshake } from './handshake.ts'

const LOOK_EVERY_MS = 5_000
const BYE_WITHIN_MS = 15_000
/** Of one address: pages that are open, and how often in a minute one is opened. */
const OPEN_AT_MOST = 40
const COMING_A_MINUTE = 60
const WARN_EVERY_MS = 10 * 60_000
/** Why a page gets no code, for who reads the log. */
const TURNED_AWAY = {
  too_many: 'too many unpaired pages of one address: no more of them get a code',
  unknown_proxy:
    'too many unpaired pages come through a proxy that is not known: no more of them get a code. Set TENFOOT_TRUST_PROXY, see docs/proxy.md',
}

interface SocketData {
  page: UnpairedPage
  /** Where its people enter codes, without the path. */
  base: string
  offered: Offered
}

type Offered = NonNullable<Awaited<ReturnType<Storage['pairings']['offer']>>>
type Pages = Namespace<PairClientToServer, PairServerToClient, Record<string, never>, SocketData>
type PageSocket = Socket<PairClientToServer, PairServerToClient, Record<string, never>, SocketData>

interface PairDeps {
  io: Server
  storage: Pick<Storage, 'pairings' | 'screens' | 'revision' | 'onCommit'>
  instance: string
  addressOf: ClientAddress
  publicUrl: string | undefined
  timeZone: string
  build: string
  now: () => number
  log: Pick<Logger, 'warn'>
  onError: (error: unknown) => void
  /** Milliseconds; tests do not wait as long. */
  lookEvery?: number
}

/** The sockets of pages that wait to be paired: each has a code, then a newer one, and at last the key of its screen. */
export function servePairSockets(deps: PairDeps) {
  const { io, storage, instance, addressOf, publicUrl, timeZone, build, now, onError } = deps
  const { lookEvery = LOOK_EVERY_MS, log } = deps
  const pages = io.of('/pair') as Pages
  const coming = createWindowLimit({ most: COMING_A_MINUTE, withinMs: 60_000, now })
  const given = new WeakSet<PageSocket>()
  const warnings = createWindowLimit({ most: 1, withinMs: WARN_EVERY_MS, now })
  let closed = false

  pages.use((socket, next) => {
    join(socket).then(
      () => next(),
      (error) => {
        if (!(error instanceof Refused)) onError(error)
        next(error instanceof Refused ? error : new Refused('failed'))
      },
    )
  })

  async function join(socket: PageSocket): Promise<void> {
    const said = readPairHandshake(socket.handshake.auth)
    if (!said.ok) throw new Refused(said.error)
    const address = addressOf(socket.request)
    const block = blockOf(address)
    const open = [...pages.sockets.values()].filter(({ data }) => data.page.block === block)
    if (open.length >= OPEN_AT_MOST || coming.wait(block) > 0) throw turnedAway(socket, address)
    coming.take(block)
    const { pairing = newKey('pairing'), device = null } = said.value
    const userAgent = socket.request.headers['user-agent']?.slice(0, AGENT_AT_MOST) ?? null
    const page = { pairing, instance, block, about: { ...NOTHING_KNOWN, address, userAgent, device } }
    const offered = await storage.pairings.offer(page, now())
    if (!offered) throw turnedAway(socket, address)
    socket.data = { page, offered, base: baseOf(socket.request, publicUrl) }
  }

  function turnedAway({ request }: PageSocket, address: string): Refused {
    const why = isOfUnknownProxy(request, address) ? 'unknown_proxy' : 'too_many'
    if (warnings.wait(why) <= 0) {
      warnings.take(why)
      log.warn({ address }, TURNED_AWAY[why])
    }
    return new Refused(why)
  }

  pages.on('connection', (socket) => {
    const { pairing } = socket.data.page
    socket.join(hashKey(pairing))
    tell(socket, socket.data.offered).catch(onError)
    tick((told) => socket.emit('server:tick', told))
    socket.on('disconnect', () => {
      if (closed || pages.adapter.rooms.has(hashKey(pairing))) return
      storage.pairings.left(pairing, instance, now()).catch(onError)
    })
  })

  /** Its code, or the key of the screen that it has become. */
  async function tell(socket: PageSocket, offered: Offered): Promise<void> {
    if ('paired' in offered) return give(socket)
    const { page, base } = socket.data
    const { code, expires } = offered
    const urlWithCode = `${base}/pair?c=${code}`
    const urls = { url: `${base}/pair`, urlWithCode, qr: qrOf(urlWithCode) }
    const times = { expiresAt: expires, serverTime: now(), timeZone }
    socket.data.offered = offered
    socket.emit('pair:code', { pairing: page.pairing, code, ...urls, ...times })
  }

  async function renew(socket: PageSocket): Promise<void> {
    const offered = await storage.pairings.offer(socket.data.page, now())
    if (offered) await tell(socket, offered)
    else socket.disconnect(true)
  }

  /** A page that misses it comes back with what it knows, and gets another. */
  async function give(socket: PageSocket): Promise<void> {
    if (given.has(socket)) return
    given.add(socket)
    const token = newKey('screen')
    const screen = await taken(socket, token).catch((error) => onError(error))
    if (screen) socket.emit('pair:paired', { token, name: screen.name, wallName: screen.wallName })
    else socket.disconnect(true)
  }

  async function taken({ data }: PageSocket, token: string): Promise<Screen | null> {
    const taken = await storage.pairings.take(data.page.pairing, hashKey(token), now())
    return taken && storage.screens.byId(taken.screen)
  }

  function tick(send: (told: { serverTime: number; revision: number; build: string }) => void): void {
    storage.revision().then((revision) => send({ serverTime: now(), revision, build }), onError)
  }

  async function tellClaimed(screens: readonly string[] | 'all'): Promise<void> {
    if (pages.sockets.size === 0 || screens.length === 0) return
    const claimed = new Set(await storage.pairings.claimed(screens, instance))
    for (const socket of pages.sockets.values()) {
      if (claimed.has(hashKey(socket.data.page.pairing))) give(socket).catch(onError)
    }
  }

  const stopListening = storage.onCommit(({ screens }) => void tellClaimed(screens).catch(onError))

  /** One after the other: however many are due, whoever wants to keep something else waits for one of them. */
  async function look(isOver: () => boolean): Promise<void> {
    for (const socket of [...pages.sockets.values()]) {
      if (isOver()) return
      if (!given.has(socket) && isDue(socket.data.offered)) await renew(socket)
    }
    await tellClaimed('all')
  }

  const isDue = (offered: Offered) => 'expires' in offered && offered.expires - now() <= RENEW_BEFORE_MS
  const looking = createRounds({ round: look, everyMs: lookEvery, onError })
  const ticking = setInterval(() => {
    if (pages.sockets.size > 0) tick((told) => pages.emit('server:tick', told))
  }, TICK_EVERY).unref()

  return {
    async close(): Promise<void> {
      closed = true
      clearInterval(ticking)
      stopListening()
      for (const socket of pages.sockets.values()) {
        socket.emit('server:bye', { reconnectInMs: Math.floor(Math.random() * BYE_WITHIN_MS) })
      }
      await looking.close()
    },
  }
}

/** Where whoever stands before the screen reaches this server: as its own page did, if nothing else is set. */
function baseOf({ headers }: IncomingMessage, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  const { origin, host = '' } = headers
  return origin !== undefined && isOwnOrigin(headers, publicUrl) ? origin : `http://${host}`
}
