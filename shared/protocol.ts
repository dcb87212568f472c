import type { Feedback } from './feedback.ts'
import type { WallScene } from './scene.ts'
import type { Device, ScreenState, ScreenStats } from './screens.ts'
import type { ViewChange, Voice, WallView } from './wall.ts'

/** Raised when an older client could no longer follow; such a client is told and reloads. */
export const PROTOCOL = 1

/** Milliseconds. A screen without a sign of the server is stale after the one, offline after the other. */
export const TICK_EVERY = 15_000
export const STALE_AFTER = 30_000
export const OFFLINE_AFTER = 300_000

export type Result<T> = { ok: true; value: T } | { ok: false; error: LiveError }
/** `unpaired`: the screen's key opens nothing any more; the page forgets it and shows a code again. */
export type LiveError =
  | 'malformed'
  | 'not_allowed'
  | 'unpaired'
  | 'old_protocol'
  | 'too_many'
  /** Too many as well, but of a proxy that the server does not know, behind which all look alike. */
  | 'unknown_proxy'
  | 'failed'

/**
 * What a wall page says in the handshake: which wall, with its share key or an admin's session; or as a paired
 * screen, with its key. An empty `screen` leans on the cookie. `edition` is the last state that it has, if any.
 */
export interface WallHandshake {
  protocol: number
  wall?: string
  key?: string
  screen?: string
  edition?: string
  device?: Device
  /** How long the page has been open, milliseconds: tells a new start from a connection that came back. */
  up?: number
}

/** What an unpaired page says in the handshake of `/pair`. With `pairing` it goes on with the code it shows. */
export interface PairHandshake {
  protocol: number
  device?: Device
  pairing?: string
}

/** A code to show. The next one comes before this one ends. */
export interface PairingOffer {
  /** Known to this page alone: names the pairing when it comes back after an interruption. */
  pairing: string
  code: string
  expiresAt: number
  serverTime: number
  /** Where an admin enters the code, and the same with the code in it, for a QR code. */
  url: string
  urlWithCode: string
  /** `urlWithCode` as a QR code: modules along a side with its quiet zone, and the dark ones as an SVG path. */
  qr: { size: number; path: string }
  timeZone: string
}

export interface PairServerToClient {
  'pair:code': (offer: PairingOffer) => void
  /** An admin has confirmed: from now on the page is this screen. */
  'pair:paired': (paired: { token: string; name: string; wallName: string }) => void
  'server:tick': (tick: Omit<Tick, 'edition'>) => void
  'server:bye': (bye: { reconnectInMs: number }) => void
}

export type PairClientToServer = Record<string, never>

/** Sent whole when a screen is new or has missed more than the server remembers. */
export interface Snapshot {
  edition: string
  revision: number
  serverTime: number
  view: WallView
}

/**
 * The step from one edition of a wall's view to the next. A screen whose edition is not `after` asks again
 * with `wall:resume`. `from` and `to` are the revisions that the step covers: having drawn it, the screen
 * has drawn everything up to `to`. Without `change` the range held nothing for this wall.
 */
export interface Patch {
  after: string
  edition: string
  from: number
  to: number
  serverTime: number
  change?: ViewChange
}

/** Every 15 s, and at once after joining. A screen whose edition differs asks again. */
export interface Tick {
  serverTime: number
  revision: number
  /** Of the page that is told it, with all that it loads. */
  build: string
  edition: string
}

/** What a screen tells once it has drawn a revision; `visible` is false for a page in the background. */
export interface Drawn {
  revision: number
  visible: boolean
}

export interface WallServerToClient {
  'wall:snapshot': (snapshot: Snapshot) => void
  'wall:patch': (patch: Patch) => void
  'server:tick': (tick: Tick) => void
  /** This screen may not see its wall any more: what it shows comes down at once. The server hangs up next. */
  'server:refused': (refused: { error: LiveError }) => void
  /** The server goes away: come back after this many milliseconds. */
  'server:bye': (bye: { reconnectInMs: number }) => void
  /** Only to paired screens: what an admin set for this one. */
  'screen:state': (state: ScreenState) => void
  /** A newer key. The old one holds for two more days; the screen keeps this one and says so. */
  'screen:token': (token: string, kept: (result: Result<null>) => void) => void
  /** An admin asks for a new start of the page. */
  'screen:reload': () => void
  /** This screen shows another wall from now on: what it has is not its to show, and it joins anew. */
  'screen:moved': () => void
}

export interface WallClientToServer {
  'wall:drawn': (drawn: Drawn) => void
  /** Soon after joining, after it has watched frames, and every five minutes. */
  'screen:stats': (stats: ScreenStats) => void
  /** Answered at once: how long the way is. */
  'screen:echo': (answer: () => void) => void
  /** Answers with one snapshot or the patches that lead on from `edition`, in order. */
  'wall:resume': (
    edition: string | null,
    answer: (result: Result<{ snapshot?: Snapshot; patches?: Patch[] }>) => void,
  ) => void
}

/** The desk's own socket, on the namespace `/desk`, for signed-in admins. */
export interface DeskServerToClient {
  /**
   * Entries that changed or arrived, newest revision last; `more` when there were too many to send, `removed`
   * when some are no more, as of an import that was undone.
   */
  'feed:changed': (changed: { revision: number; items: Feedback[]; more: boolean; removed: boolean }) => void
  'screens:changed': (change: ScreensChange) => void
  /** Paired screens that should be on and are not; sent whole whenever it changed. */
  'screens:missing': (missing: MissingScreen[]) => void
  /** Who is at a desk, of all instances; sent whole whenever it changed. */
  'desk:people': (people: DeskPerson[]) => void
  /** What each wall shows right now; sent whole whenever it changed. */
  'walls:now': (walls: WallNow[]) => void
  /** `wallBuild` is the build that walls are told. */
  'server:tick': (tick: Omit<Tick, 'edition'> & { wallBuild: string }) => void
}

/**
 * Which connected screens have drawn what. A voice is gone when `behind` its hiding is nobody. The first message
 * is `whole`; those after it tell what differs: a thousand screens that draw together are short lines.
 */
export interface ScreensChange {
  whole: boolean
  /** Those that came, or are another thing now. */
  screens: PresentScreen[]
  /** Those that have drawn more, or went to the background or came back from it. */
  drew: [id: string, revision: number, visible: boolean, drawnAt: number][]
  /** The connections that ended. */
  gone: string[]
}

export interface MissingScreen {
  id: string
  name: string
  /** Epoch milliseconds. */
  since: number
}

export interface PresentScreen {
  /** The id of its connection. */
  id: string
  /** The paired screen that it is; null for a page that came by a wall's link. */
  screen: string | null
  /** The name of the paired screen, or of the link that it came by; null for somebody who is signed in. */
  name: string | null
  wall: string
  wallName: string
  /** Everything up to this revision stands on its page. */
  revision: number
  visible: boolean
  /** When it connected and when it said that it had drawn `revision`, by the server's clock. */
  since: number
  drawnAt: number
}

/** Somebody at a desk, and the entry that they have before them. Who looks at several is there for each. */
export interface DeskPerson {
  account: string
  email: string
  looking: string | null
}

export interface WallNow {
  /** The wall's id. */
  wall: string
  name: string
  slug: string
  paused: boolean
  /** Null while no screen is connected. */
  scene: WallScene | null
  /** As the wall shows it; null where no voice stands. */
  voice: Voice | null
  /** How many screens are connected. */
  screens: number
}

export interface DeskClientToServer {
  /** Which entry somebody has before them; null for none. */
  'desk:looking': (entry: string | null) => void
}
