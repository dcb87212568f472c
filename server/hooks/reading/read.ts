import type { Incoming } from '../incoming.ts'
import type { HookEvent, Interpretation } from '../interpretation.ts'
import type { Preset } from '../presets.ts'
import { presetNamed } from '../presets.ts'
import type { Answer, SourceReading } from './answer.ts'
import { deliveryKey } from './delivery-key.ts'
import { eventOf, subjectOf, unclear } from './event.ts'
import { compileMapping } from './mapping.ts'
import { type Place, plain } from './place.ts'
import { find } from './pointer.ts'
import { recognise } from './recognise.ts'
import { wordMap } from './score.ts'
import { textOf } from './texts.ts'
import { unfolding } from './unfold.ts'

/** One commit takes so many at most, as a batch does. */
const MOST_ITEMS = 1_000
const LONGEST_CHALLENGE = 500

export interface Delivered {
  preset: Preset
  source: SourceReading
  /** The body as JSON values. */
  tree: unknown
  headers: Incoming['headers']
  /** The body as text, by which a delivery without an id is known again. */
  text: string
  /** Epoch milliseconds. */
  now: number
}

/** What a delivery says. It never fails: what is not understood says so. */
export function read(delivered: Delivered): Interpretation {
  const { preset, source, text, now } = delivered
  const places = placesIn(delivered)
  if (typeof places === 'string') {
    return {
      events: [unclear([{ detail: places }])],
      deliveryKey: deliveryKey(preset, [], { text, named: true }),
    }
  }
  const challenge = answerTo(preset, places)
  if (challenge) return { ...challenge, deliveryKey: null }
  const answers = withSettings(preset, source)
  const events = withSuggestion(
    places.map((place) => eventOf({ ...answers, place }, now)),
    delivered,
  )
  const named = places.every((place) => subjectOf({ ...answers, place }) !== null)
  return { events, deliveryKey: deliveryKey(preset, places, { text, named }) }
}

function withSettings(preset: Preset, source: SourceReading): Omit<Answer, 'place'> {
  return {
    preset,
    source,
    words: wordMap(source.words ?? {}),
    mapped: compileMapping(source.mapping ?? {}, preset),
  }
}

/** The items of a delivery, or the sentence that says why there are none. */
function placesIn({ preset, tree, headers }: Delivered): Place[] | string {
  const unfold = unfolding()
  const shared = { tree, headers, unfold, plainKeys: plainKeys() }
  const list = find(preset.reads.items, tree, unfold)
  if (!Array.isArray(list)) return isObject(tree) ? [{ ...shared, item: tree, at: '' }] : NO_OBJECT
  if (list.length === 0) return 'The list of answers is empty.'
  if (list.length > MOST_ITEMS)
    return `It has ${list.length} items, and at most ${MOST_ITEMS} can be taken together.`
  if (!list.every(isObject)) return NO_OBJECT
  return list.map((item, index) => ({ ...shared, item, at: `${preset.items}/${index}` }))
}

const NO_OBJECT = 'An answer must be an object with named fields.'

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object's keys by their plain names, found once for each delivery; of two that are alike the first counts. */
function plainKeys(): Place['plainKeys'] {
  // A preset strips the keys of one object in one way only.
  const known = new WeakMap<object, Map<string, string>>()
  return (object, strip) => {
    const before = known.get(object)
    if (before) return before
    const keys = new Map<string, string>()
    for (const key of Object.keys(object)) {
      const name = plain(strip ? key.replace(strip, '') : key)
      if (!keys.has(name)) keys.set(name, key)
    }
    known.set(object, keys)
    return keys
  }
}

function answerTo(
  { reads }: Preset,
  [place]: Place[],
): Pick<Interpretation, 'events' | 'answer'> | undefined {
  const { challenge } = reads
  if (!challenge || !place?.item || !challenge.holds(place)) return undefined
  const body = textOf(find(challenge.at, place.item, place.unfold))
  if (body === undefined || body.length > LONGEST_CHALLENGE) return undefined
  const events: HookEvent[] = [
    { means: 'ignore', why: 'The sender asked whether the address is ours, and was answered.' },
  ]
  return { events, answer: { type: 'text/plain', body } }
}

/** A delivery of another tool than the source is set to says so. */
function withSuggestion(events: HookEvent[], { preset, tree, headers }: Delivered): HookEvent[] {
  if (!events.some(({ means }) => means === 'unclear')) return events
  const titles = recognise(tree, headers)
    .filter((name) => name !== preset.name)
    .map((name) => presetNamed(name)?.title)
  if (titles.length === 0) return events
  const detail = `It looks like a delivery of ${titles.join(' or ')}: choose that as the source's preset.`
  return events.map((event) => (event.means === 'unclear' ? unclear([...event.why, { detail }]) : event))
}
