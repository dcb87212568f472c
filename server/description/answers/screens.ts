import * as v from 'valibot'
import { listOf, maybe, number, perhaps, text, time, told, truth, whole } from './parts.ts'

const stats = v.object({
  width: whole,
  height: whole,
  ratio: number,
  build: maybe(text),
  heap: told(maybe(whole), 'Script heap in use, bytes.'),
  elements: whole,
  frames: told(maybe(number), 'Frames a second while something moved.'),
  clockError: told(maybe(whole), 'Its clock less the server’s, milliseconds.'),
  roundTrip: told(maybe(whole), 'To the server and back, milliseconds.'),
  up: told(whole, 'How long its page has been open, milliseconds.'),
  light: truth,
})

export const screen = {
  id: text,
  kind: told(v.picklist(['paired', 'link']), 'A page by link is here for as long as it is connected.'),
  name: text,
  group: maybe(text),
  wall: told(text, 'Empty where its wall was deleted.'),
  wallName: text,
  connected: truth,
  since: told(time, 'Since when it is connected, or is not.'),
  revision: told(whole, 'Everything up to this revision stands on it.'),
  drawnAt: maybe(time),
  visible: truth,
  pairedAt: maybe(time),
  pairedBy: maybe(text),
  by: maybe(v.picklist(['code', 'link'])),
  engine: maybe(text),
  userAgent: maybe(text),
  address: maybe(text),
  cloned: told(truth, 'Whether its key is used from two addresses.'),
  stats: maybe(stats),
  statsAt: maybe(time),
  restartedAt: maybe(time),
  scene: maybe(text),
  voice: told(maybe(text), 'The id of the entry that stands on it.'),
  paused: truth,
  dim: number,
  identifyUntil: maybe(time),
  missingSince: told(maybe(time), 'Since when it should be on and is not.'),
}

export const Screen = v.object(screen)
export const Screens = listOf(Screen)
export const ScreenHistory = listOf(
  v.object({
    at: time,
    what: v.picklist([
      ...(['paired', 'replaced', 'moved', 'connected', 'lost'] as const),
      ...(['restarted', 'missing', 'cloned', 'failed'] as const),
    ]),
    detail: maybe(text),
  }),
)
/** As it is answered when a magic link was made for it. */
export const NewScreen = v.object({ ...screen, url: perhaps(told(text, 'Its magic link, this once.')) })

/** What is known of a device before it is paired, by its own account but for the address. */
export const PendingCode = v.object({
  code: text,
  engine: text,
  userAgent: maybe(text),
  width: maybe(number),
  height: maybe(number),
  ratio: maybe(number),
  address: maybe(text),
  since: time,
  expiresAt: time,
})
