import type { DeliveryState, Why } from '../../shared/deliveries.ts'
import { type Entry, parseEntry } from '../intake/entry.ts'
import type { DeliveryEvent } from '../storage/delivery-operation.ts'
import type { Source } from '../storage/sources.ts'
import type { HookEvent, Interpretation, UpsertEvent } from './interpretation.ts'
import { presetNamed } from './presets.ts'
import { read } from './reading/read.ts'

/** What of a source decides how its deliveries are understood. */
export type HookSettings = Pick<Source, 'preset' | 'metric' | 'scale' | 'words' | 'mapping' | 'timeZone'>

export interface Readable {
  tree: unknown
  text: string
  headers: Readonly<Record<string, string>>
  /** When it came, epoch milliseconds. */
  at: number
}

/** A delivery that was understood as far as it can be. */
export interface Meaning {
  state: Extract<DeliveryState, 'kept' | 'partly' | 'inbox' | 'ignored'>
  why: Why[]
  /** What is to be kept, ready for the storage. */
  events: DeliveryEvent[]
  /** All that it says, also what is not kept. */
  said: HookEvent[]
  answer: Interpretation['answer']
  deliveryKey: Interpretation['deliveryKey']
}

/** Reads a delivery as its source means it; `now` is the latest time that an entry may name. */
export function meaningOf(source: HookSettings, { tree, text, headers, at }: Readable, now: number): Meaning {
  const preset = presetNamed(source.preset ?? 'generic')
  if (!preset) throw new Error(`there is no preset ${source.preset}`)
  const { events: said, answer, deliveryKey } = read({ preset, source, tree, headers, text, now })
  const events: DeliveryEvent[] = []
  const why: Why[] = []
  for (const [place, event] of said.entries()) {
    if (event.means === 'withdraw') {
      events.push({ kind: 'withdraw', event: place, externalId: event.subject })
    } else if (event.means === 'upsert') {
      const parsed = entryOf(event, source, { at, now })
      why.push(...event.why, ...parsed.why)
      if (!parsed.entry) continue
      const { subject: externalId, cleared, revision } = event
      const known = { externalId, cleared, revision: revision ?? at }
      events.push({ kind: 'upsert', event: place, content: parsed.entry, ...known })
    } else if (event.means === 'unclear') why.push(...event.why)
  }
  const ignored = said.flatMap((event) => (event.means === 'ignore' ? [{ detail: event.why }] : []))
  const state = stateOf(events.length, why.length)
  return { state, why: [...why, ...ignored], events, said, answer, deliveryKey }
}

function stateOf(kept: number, unclear: number): Meaning['state'] {
  if (unclear > 0) return kept > 0 ? 'partly' : 'inbox'
  return kept > 0 ? 'kept' : 'ignored'
}

interface Parsed {
  entry: Entry | null
  why: Why[]
}

/** What intake refuses of it is left out, field by field, as long as a score or a comment is left. */
function entryOf(
  { subject, posted }: UpsertEvent,
  settings: HookSettings,
  { at, now }: { at: number; now: number },
): Parsed {
  // Read later than it came, it still was said when it came.
  const said = at < now && posted.occurredAt === undefined ? { occurredAt: new Date(at).toISOString() } : {}
  let input: Record<string, unknown> = {
    ...posted,
    ...said,
    ...(subject !== null && { externalId: subject }),
  }
  const why: Why[] = []
  for (;;) {
    const parsed = parseEntry(input, settings, now)
    if (parsed.ok) return { entry: parsed.entry, why }
    const fields = new Set(parsed.errors.map(({ pointer }) => pointer.split('/')[1] ?? ''))
    why.push(...parsed.errors.map(({ pointer, detail }) => ({ field: fieldOf(pointer), detail })))
    const left = Object.keys(input).filter((field) => !fields.has(field))
    if (fields.has('') || left.length === Object.keys(input).length) return { entry: null, why }
    if (fields.has('metric') || fields.has('scale')) fields.add('score')
    input = Object.fromEntries(Object.entries(input).filter(([field]) => !fields.has(field)))
  }
}

function fieldOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.')
}
