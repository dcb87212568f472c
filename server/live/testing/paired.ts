import { io, type Socket } from 'socket.io-client'
import {
  type LiveError,
  type PairClientToServer,
  type PairHandshake,
  type PairingOffer,
  type PairServerToClient,
  PROTOCOL,
  type WallClientToServer,
  type WallServerToClient,
} from '../../../shared/protocol.ts'
import type { ScreenAnswer, ScreenState } from '../../../shared/screens.ts'

type Paired = Parameters<PairServerToClient['pair:paired']>[0]
type Headers = Record<string, string>

/** What a test has of a server, whichever way it was started. */
export interface Api {
  url: string
  asOwner: <Body>(method: string, path: string, body?: unknown) => Promise<{ status: number; body: Body }>
}

export interface TestPage {
  socket: Socket<PairServerToClient, PairClientToServer>
  /** Every code that it was given, the newest last. */
  offers: PairingOffer[]
  paired: Paired | null
  /** The newest of the builds that it was told. */
  build: string | null
  /** Settles when what it was told is like this. */
  until: (wanted: (page: TestPage) => boolean) => Promise<void>
  close: () => void
}

const options = (headers?: Headers) => ({
  transports: ['websocket'],
  reconnection: false,
  forceNew: true,
  ...(headers && { extraHeaders: headers }),
})

/** An unpaired page without a picture. Settles with its first code or key. @throws why it was refused */
export async function openPage(
  url: string,
  how: Partial<PairHandshake> & { headers?: Headers } = {},
): Promise<TestPage> {
  const { headers, ...said } = how
  const auth = { protocol: PROTOCOL, device: { width: 1920, height: 1080, ratio: 1 }, ...said }
  const socket: TestPage['socket'] = io(`${url}/pair`, { auth, ...options(headers) })
  const watchers = new Set<() => void>()
  const page: TestPage = {
    ...{ socket, offers: [], paired: null, build: null },
    until: createUntil(() => page, watchers),
    close: () => socket.disconnect(),
  }
  const heard = () => {
    for (const check of watchers) check()
  }
  socket.on('pair:code', (offer) => {
    page.offers.push(offer)
    heard()
  })
  socket.on('server:tick', ({ build }) => {
    page.build = build
    heard()
  })
  socket.on('pair:paired', (paired) => {
    page.paired = paired
    heard()
  })
  await Promise.race([
    page.until(({ offers, paired }) => offers.length > 0 || paired !== null),
    refused(socket),
  ])
  return page
}

export interface TestPaired {
  socket: Socket<WallServerToClient, WallClientToServer>
  /** What was set for it, the newest last. */
  states: ScreenState[]
  tokens: string[]
  refusals: LiveError[]
  moved: boolean
  /** How often it was asked to load itself anew. */
  reloads: number
  /** The name of the wall that it shows. */
  wallName: string | null
  connected: () => boolean
  until: (wanted: (screen: TestPaired) => boolean) => Promise<void>
  close: () => void
}

interface HowToJoin {
  headers?: Headers
  /** Whether it says that it keeps a newer key. */
  keeps?: boolean
  /** How long its page has been open, milliseconds. */
  up?: number
}

/** A paired screen without a picture. Settles when it knows what was set for it. @throws why it was refused */
export async function openPaired(url: string, token: string, how: HowToJoin = {}): Promise<TestPaired> {
  const auth = { protocol: PROTOCOL, screen: token, up: how.up ?? 0 }
  const socket: TestPaired['socket'] = io(`${url}/wall`, { auth, ...options(how.headers) })
  const watchers = new Set<() => void>()
  const screen: TestPaired = {
    ...{ socket, states: [], tokens: [], refusals: [], moved: false, reloads: 0, wallName: null },
    connected: () => socket.connected,
    until: createUntil(() => screen, watchers),
    close: () => socket.disconnect(),
  }
  const heard = () => {
    for (const check of watchers) check()
  }
  socket.on('wall:snapshot', ({ view }) => {
    screen.wallName = view.name
    heard()
  })
  socket.on('screen:state', (state) => {
    screen.states.push(state)
    heard()
  })
  socket.on('screen:token', (newer, kept) => {
    screen.tokens.push(newer)
    if (how.keeps !== false) kept({ ok: true, value: null })
    heard()
  })
  socket.on('screen:reload', () => {
    screen.reloads += 1
    heard()
  })
  socket.on('screen:moved', () => {
    screen.moved = true
    heard()
  })
  socket.on('server:refused', ({ error }) => {
    screen.refusals.push(error)
    heard()
  })
  socket.on('disconnect', heard)
  await Promise.race([screen.until(({ states }) => states.length > 0), refused(socket)])
  return screen
}

/** A page whose code an admin has typed in, and the screen that it became. */
export async function pairScreen(
  { url, asOwner }: Api,
  place: { wall: string; name?: string; group?: string },
  how: Parameters<typeof openPage>[1] = {},
): Promise<{ id: string; token: string; screen: ScreenAnswer }> {
  const page = await openPage(url, how)
  const body = { name: 'Lobby', ...place, code: page.offers[0]?.code }
  const made = await asOwner<ScreenAnswer>('POST', '/api/v1/screens', body)
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  await page.until(({ paired }) => paired !== null)
  page.close()
  return { id: made.body.id, token: (page.paired as Paired).token, screen: made.body }
}

function createUntil<Watched>(watched: () => Watched, watchers: Set<() => void>) {
  return (wanted: (watched: Watched) => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!wanted(watched())) return
        watchers.delete(check)
        resolve()
      }
      watchers.add(check)
      check()
    })
}

/** Rejects when the handshake is refused, with the error's name as its message. */
function refused(socket: Socket): Promise<never> {
  return new Promise((_, reject) => {
    socket.once('connect_error', (error: Error & { data?: { error?: string } }) =>
      reject(new Error(error.data?.error ?? error.message)),
    )
  })
}
