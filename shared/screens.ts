/** The letters of pairing codes: no vowels, so no words, and none that reads like a digit (RFC 8628, 6.1). */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
export const CODE_LENGTH = 6

/** A code as somebody typed it: case and whatever stands between its letters mean nothing. Null for no code. */
export function readCode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s\-‐-―_.,:;/·]/g, '')
  const known = letters.split('').every((letter) => CODE_LETTERS.indexOf(letter) >= 0)
  return known && letters.length === CODE_LENGTH ? letters : null
}

/** As it is read from the screen: "BCD-FGH". */
export function codeText(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`
}

/** What a browser says of itself. It is only shown, never trusted. */
export interface Device {
  /** Of the window, CSS pixels. */
  width: number
  height: number
  /** Device pixels to a CSS pixel. */
  ratio: number
}

/** How a screen does, by its own account. */
export interface ScreenStats extends Device {
  /** The build of the page that it runs. */
  build: string | null
  /** Script heap in use, bytes; null where the engine does not tell. */
  heap: number | null
  elements: number
  /** Frames a second in the last arrival or test; null while none was watched. */
  frames: number | null
  /** Its own clock less the server's, milliseconds. */
  clockError: number | null
  /** To the server and back, milliseconds. */
  roundTrip: number | null
  /** How long the page has been open, milliseconds. */
  up: number
  /** Whether it shows the light version, with less motion. */
  light: boolean
}

/** What an admin set for one screen, beside its wall. Sent whole when it joins and with each change. */
export interface ScreenState {
  name: string
  /** Whether this screen shows the paused picture, whatever its wall does. */
  paused: boolean
  /** How much darker than usual, from 0 to 0.8. */
  dim: number
  /** Until when its name stands large on it, server time; null for not at all. */
  identifyUntil: number | null
}

/** Times are ISO. What is not known is null. */
export interface ScreenAnswer {
  id: string
  /** `link`: a page that somebody opened by a wall's share link; it lives as long as its connection. */
  kind: 'paired' | 'link'
  name: string
  group: string | null
  wall: string
  wallName: string
  /** Whether it is connected now, and since when it is or is not. */
  connected: boolean
  since: string
  /** Everything up to this revision stands on its page, and when it said so. */
  revision: number
  drawnAt: string | null
  visible: boolean
  pairedAt: string | null
  /** The e-mail address of who paired it. */
  pairedBy: string | null
  /** How it proves who it is: by a code typed in once, or by a magic link that its player opens. */
  by: 'code' | 'link' | null
  /** "Chrome 87", and the whole user agent. */
  engine: string | null
  userAgent: string | null
  /** The network address that it came from. */
  address: string | null
  /** Whether its key is used from two addresses at once. */
  cloned: boolean
  stats: ScreenStats | null
  statsAt: string | null
  /** When its page was last opened. */
  restartedAt: string | null
  /** What stands on it now. */
  scene: string | null
  voice: string | null
  paused: boolean
  dim: number
  identifyUntil: string | null
  /** Since when a screen that should be on is not; null while all is well. */
  missingSince: string | null
}

/** What happened to a screen. */
export interface ScreenEvent {
  at: string
  what: 'paired' | 'replaced' | 'moved' | 'connected' | 'lost' | 'restarted' | 'missing' | 'cloned' | 'failed'
  detail: string | null
}
