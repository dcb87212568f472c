import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { ScaleSchema } from '../intake/posted.ts'
import { SCHEMES } from './signatures/schemes.ts'

/** What a delivery can be about an answer, and what else it can be. */
export const MEANINGS = ['new', 'changed', 'withdrawn', 'ignored', 'ping', 'test'] as const

/** The fields of an entry that a preset or a source's mapping can fill, by their names in the API. */
export const MAPPED_FIELDS = [
  'score',
  'comment',
  'author.name',
  'author.email',
  'author.id',
  'author.company',
  'author.segment',
  'author.value',
  'location',
  'touchpoint',
  'channel',
  'tags',
  'language',
  'occurredAt',
  'link',
  'metric',
  'scale.min',
  'scale.max',
  'consent.show',
  'consent.name',
  'test',
  'externalId',
] as const
export type MappedField = (typeof MAPPED_FIELDS)[number]

/** What of its own settings a source must bring, so that deliveries are understood and known to be genuine. */
export const NEEDS = ['mapping', 'metric', 'scale', 'words', 'secret'] as const

const sentence = v.pipe(v.string(), v.minLength(1))
const pointer = v.pipe(v.string(), v.regex(/^(\/|$)/, 'must be a JSON pointer'))
const pattern = v.pipe(
  v.string(),
  v.check((text) => isPattern(text), 'must be a regular expression'),
)
const metric = v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)
const words = v.record(v.string(), v.pipe(v.number(), v.safeInteger()))
const flag = v.optional(v.boolean(), false)

const plainValue = v.union([v.string(), v.number(), v.boolean()])
/**
 * What must hold: for a pointer or `header:<name>`, one of these values, a pattern of its text, or whether anything is
 * there. All of them together.
 */
const ConditionSchema = v.record(
  v.pipe(v.string(), v.regex(/^(\/|$|header:)/, 'must be a JSON pointer or header:<name>')),
  v.union([
    plainValue,
    v.array(plainValue),
    v.strictObject({ matches: pattern }),
    v.strictObject({ there: v.boolean() }),
  ]),
)

/** Holds of a value where a preset looks for it in several places. */
const found = {
  /** Only numbers, or only what is none. */
  only: v.optional(v.picklist(['numbers', 'words'])),
  /** What a score that stands here measures, whatever the source says. */
  metric: v.optional(metric),
  /** The part of a text that is an e-mail address. */
  part: v.optional(v.picklist(['email'])),
  /** In lists of objects: the key of each that is meant. */
  each: v.optional(v.string()),
}
const PlaceSchema = v.union([
  pointer,
  v.strictObject({ at: pointer, ...found }),
  v.strictObject({ header: v.string(), ...found }),
  /** Several together, those that are there; with `all` only when all are. */
  v.strictObject({ join: v.array(pointer), with: v.optional(v.string(), ' '), all: flag }),
  /** Under any of these names, whatever their case and separators; `strip` is taken off the keys first. */
  v.strictObject({
    in: pointer,
    named: v.pipe(v.array(v.string()), v.minLength(1)),
    strip: v.optional(pattern),
    ...found,
  }),
])
/** The first place where something stands. */
const PlacesSchema = v.union([PlaceSchema, v.array(PlaceSchema)])

/** What a delivery, or one of its items, is about: the first rule whose condition holds. */
const EventSchema = v.strictObject({
  when: v.optional(ConditionSchema, {}),
  means: v.picklist(MEANINGS),
  /** A sentence for the log, for whatever brings nothing. */
  why: v.optional(sentence),
  /** Fields that stand empty in this whole new state of the answer, and were emptied then. */
  empties: v.optional(v.array(v.picklist(['score', 'comment'])), []),
  /** Neither score nor comment in it is no reason to wait: because it is another kind of event, or the first part of an answer. */
  bare: v.optional(v.picklist(['ignored', 'part'])),
})

const SetUpSchema = v.strictObject({
  /** What to do in the tool, step by step. */
  there: v.array(sentence),
  /** What to do here. */
  here: v.array(sentence),
  /** A body to paste there, where the tool has none of its own. */
  template: v.optional(v.strictObject({ type: v.string(), text: v.string() })),
  /** What comes of an answer, and what does not. */
  brings: sentence,
  /** What nobody has seen in a real delivery yet. */
  unconfirmed: v.optional(sentence),
})

/** A tool whose deliveries are understood: one data file in `presets/`. */
export const PresetSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  title: sentence,
  /** Any of these tells that a delivery comes from this tool. */
  recognise: v.array(ConditionSchema),
  /** Names of signature schemes, the strongest first. */
  signature: v.array(
    v.picklist(SCHEMES.map(({ name }) => name) as [string, ...string[]], 'must be the name of a scheme'),
  ),
  /** Who makes the secret: the tool, for pasting here, or this source, for pasting there. */
  secretFrom: v.nullable(v.picklist(['sender', 'you'])),
  /** The list whose items are one answer each; a body that is a list is such a list itself. */
  items: v.optional(pointer, ''),
  /** Where all answers stand together, from which a source's mapping may point as well as from the item. */
  within: v.optional(pointer, ''),
  /** Answered as it is, so that the tool knows the address is ours. */
  challenge: v.optional(v.strictObject({ when: ConditionSchema, at: pointer })),
  events: v.pipe(v.array(EventSchema), v.minLength(1)),
  fields: v.strictObject(v.entriesFromList(MAPPED_FIELDS, v.optional(PlacesSchema))),
  /** Options that are chosen by their ids: beside the value lies a list with the text of each. */
  options: v.optional(v.strictObject({ list: v.string(), id: v.string(), text: v.string() })),
  /** What its words for metrics are, besides the usual ones. */
  metrics: v.optional(v.record(v.string(), metric)),
  /** What its scores measure, where a delivery does not say; `usually` leaves it to the source. */
  metric: v.optional(v.union([metric, v.strictObject({ usually: metric })])),
  /** Its words for scores, also numbers that are no even scale; on the metric's own scale where none is named. */
  vocabularies: v.optional(v.array(v.strictObject({ scale: v.optional(ScaleSchema), words })), []),
  revision: v.optional(PlacesSchema, []),
  delivery: v.optional(PlacesSchema, []),
  /** Its bodies are what somebody typed: without an id, equal ones are two answers after a minute. */
  typed: flag,
  needs: v.array(v.picklist(NEEDS)),
  setUp: SetUpSchema,
})

export type PresetData = v.InferOutput<typeof PresetSchema>
export type ConditionData = v.InferOutput<typeof ConditionSchema>
export type PlaceData = v.InferOutput<typeof PlaceSchema>
export type PlacesData = v.InferOutput<typeof PlacesSchema>
export type EventData = v.InferOutput<typeof EventSchema>
export type Need = (typeof NEEDS)[number]

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}
