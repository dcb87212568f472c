import type { Why } from '../../../shared/deliveries.ts'
import { type Metric, OWN_SCALE, type Scale } from '../../../shared/metric.ts'
import type { MappedField } from '../preset-schema.ts'
import type { Preset } from '../presets.ts'
import type { Mapping } from './mapping.ts'
import { metricNamed, scaleOf } from './metric.ts'
import { holdsPlaceholder, isMissing, isPlaceholder } from './missing.ts'
import type { Finder, Found, Place } from './place.ts'
import { inside, parsePointer, trail } from './pointer.ts'
import { type ReadScore, readScore } from './score.ts'
import { textOf } from './texts.ts'

/** What of a source's settings decides how deliveries are read. */
export interface SourceReading {
  metric?: Metric | undefined
  scale?: Scale | undefined
  words?: Readonly<Record<string, number>> | undefined
  mapping?: Mapping | undefined
  /** IANA name, for times that name no zone. */
  timeZone: string
}

/** One answer, to be asked for its fields. */
export interface Answer {
  place: Place
  preset: Preset
  source: SourceReading
  words: ReadonlyMap<string, number>
  mapped: Partial<Record<MappedField, Finder>>
}

export interface Scored {
  metric: Metric
  score: number
  scale: Scale | undefined
}

/** Where a field is: the source's mapping decides alone where it names one. */
export function lookUp({ place, preset, mapped }: Answer, field: MappedField): Found | undefined {
  const found = (mapped[field] ?? preset.reads.fields[field])?.(place)
  if (!found || !preset.options) return found
  return { ...found, value: chosen(found, place, preset.options) }
}

/** An option's id stands for its text, which lies in a list beside it. */
function chosen({ value, pointer }: Found, place: Place, options: NonNullable<Preset['options']>): unknown {
  if (pointer === undefined || (typeof value !== 'string' && !Array.isArray(value))) return value
  const list = trail(parsePointer(pointer), place.tree, place.unfold)
    .map((level) => inside(level, options.list))
    .findLast(Array.isArray)
  if (!list) return value
  const texts = new Map(list.map((option) => [inside(option, options.id), inside(option, options.text)]))
  return Array.isArray(value) ? value.map((id) => texts.get(id) ?? id) : (texts.get(value) ?? value)
}

/** Undefined where no score was given at all. */
export function scoreOf(answer: Answer): Scored | { why: Why[] } | undefined {
  const found = lookUp(answer, 'score')
  if (!found || isMissing(found.value)) return undefined
  const pointer = found.pointer === undefined ? {} : { pointer: found.pointer }
  const metric = metricFor(answer, found)
  if (metric === undefined) {
    return { why: [{ field: 'metric', ...pointer, detail: NO_METRIC }] }
  }
  const read: ReadScore = readScore(found.value, {
    metric,
    words: answer.words,
    scale: scaleFor(answer, metric),
    vocabularies: answer.preset.reads.vocabularies,
  })
  if ('why' in read) return { why: [{ field: 'score', ...pointer, detail: read.why }] }
  return {
    metric,
    score: read.score,
    scale: isOwn(read.scale, metric, answer.source) ? undefined : read.scale,
  }
}

/** What goes without saying, unless the source says otherwise. */
function isOwn(scale: Scale | undefined, metric: Metric, source: SourceReading): boolean {
  const { min, max } = OWN_SCALE[metric]
  return scale?.min === min && scale.max === max && source.scale === undefined
}

const NO_METRIC =
  'There is a score, but nothing says what it measures: set the metric of the source (nps, csat, ces, stars or thumbs).'

/** What the body says, then what the preset knows, then what the source is for. */
function metricFor(answer: Answer, { metric }: Found): Metric | undefined {
  const { preset, source } = answer
  const said = metricNamed(lookUp(answer, 'metric')?.value, preset.metrics)
  if (said ?? metric) return said ?? metric
  if (typeof preset.metric === 'string') return preset.metric
  return source.metric ?? preset.metric?.usually
}

/** A source's scale is the one of its metric. */
function scaleFor(answer: Answer, metric: Metric): Scale | undefined {
  const { metric: ofSource, scale } = answer.source
  const said = scaleOf(lookUp(answer, 'scale.min')?.value, lookUp(answer, 'scale.max')?.value)
  return said ?? (ofSource === undefined || ofSource === metric ? scale : undefined)
}

export function commentOf(answer: Answer): { comment?: string; why?: Why } {
  const found = lookUp(answer, 'comment')
  const text = found && !isMissing(found.value) ? textOf(found.value) : undefined
  if (found && text !== undefined && !holdsPlaceholder(text)) return { comment: text }
  const detail = text === undefined ? misplaced(answer, found) : PLACEHOLDER
  if (!found || detail === undefined) return {}
  return { why: { field: 'comment', ...(found.pointer !== undefined && { pointer: found.pointer }), detail } }
}

const PLACEHOLDER = 'The comment holds a placeholder that its sender did not fill in.'

/** What a preset looks for is often not there; what the source's own mapping points to was meant. */
function misplaced({ mapped }: Answer, found: Found | undefined): string | undefined {
  if (!mapped.comment || isMissing(found?.value) || typeof found?.value !== 'object') return undefined
  return 'Where the comment should be there is a list or an object: point deeper into it.'
}

/** The template itself was sent, as a test button does. */
export function isTemplate(answer: Answer): boolean {
  return TELL_TALE.some((field) => isPlaceholder(lookUp(answer, field)?.value))
}

/** A rating may stand in a template as it is: then the id is what nobody filled in. */
const TELL_TALE = ['score', 'comment', 'externalId'] as const
