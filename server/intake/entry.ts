import { hash } from 'node:crypto'
import * as v from 'valibot'
import type { Posted } from '../../shared/feedback.ts'
import { type Metric, OWN_SCALE, type Scale } from '../../shared/metric.ts'
import type { FieldError } from '../http/problem.ts'
import { fieldError } from '../http/validate.ts'
import { type PostedInput, PostedSchema } from './posted.ts'
import { isBlank } from './text.ts'
import { parseTime } from './time.ts'

const ScorePart = v.pick(PostedSchema, ['metric', 'score', 'scale'])
const FUTURE_MS = 5 * 60_000
const MAX_DEPTH = 64

/** What of a source decides how its entries are understood. */
export interface EntrySettings {
  metric?: Metric | undefined
  scale?: Scale | undefined
  timeZone: string
}

/** An entry that is valid and understood, ready to be kept. */
export interface Entry {
  posted: Posted
  /** When it counts, epoch milliseconds. */
  at: number
  /** Equal for equal content, whatever the source's settings or the clock say. */
  contentHash: string
  /** Fields that the contract does not know. */
  ignored: string[]
}

export type Parsed = { ok: true; entry: Entry } | { ok: false; errors: FieldError[] }

/** Understands one posted entry. `now` is epoch milliseconds. */
export function parseEntry(input: unknown, settings: EntrySettings, now: number): Parsed {
  if (isDeeperThan(input, MAX_DEPTH)) {
    return { ok: false, errors: [{ pointer: '', detail: `must be at most ${MAX_DEPTH} levels deep` }] }
  }
  const result = v.safeParse(PostedSchema, withoutNulls(input))
  if (!result.success) {
    return {
      ok: false,
      errors: [...result.issues.map(fieldError), ...scoreErrors(withoutNulls(input), settings)],
    }
  }
  return resolve(result.output, settings, now, ignoredFields(input))
}

function resolve(input: PostedInput, settings: EntrySettings, now: number, ignored: string[]): Parsed {
  const errors: FieldError[] = []
  const posted = { ...input } as Posted
  if (input.score === undefined && isBlank(input.comment)) {
    errors.push({ pointer: '', detail: 'needs a score, or a comment that is not blank' })
  }
  const metric = input.metric ?? settings.metric
  if (metric !== undefined) posted.metric = metric
  checkScore(posted, scaleOf(input, settings), errors)
  const time = input.occurredAt === undefined ? null : parseTime(input.occurredAt, settings.timeZone)
  if (input.occurredAt !== undefined && !time) {
    errors.push({ pointer: '/occurredAt', detail: 'must be an ISO 8601 time, as 2026-11-21T10:00:00Z' })
  } else if (time && time.at > now + FUTURE_MS) {
    errors.push({ pointer: '/occurredAt', detail: 'must not lie more than 5 minutes ahead' })
  }
  if (errors.length > 0) return { ok: false, errors }
  if (time) posted.occurredAt = time.text
  const at = time ? Math.min(time.at, now) : now
  return { ok: true, entry: { posted, at, ignored, contentHash: contentHash(input) } }
}

/** A source's scale is the one of its metric: an entry that names another metric does not mean it. */
function scaleOf(input: PostedInput, { metric, scale }: EntrySettings): Scale | undefined {
  const sameMetric = metric === undefined || input.metric === undefined || input.metric === metric
  return input.scale ?? (sameMetric ? scale : undefined)
}

/** What is wrong with a score although other fields are wrong, too: all is told at once. */
function scoreErrors(input: unknown, settings: EntrySettings): FieldError[] {
  const errors: FieldError[] = []
  const read = v.safeParse(ScorePart, input)
  if (!read.success) return errors
  const metric = read.output.metric ?? settings.metric
  const posted = { ...read.output, ...(metric !== undefined && { metric }) } as Posted
  checkScore(posted, scaleOf(read.output as PostedInput, settings), errors)
  return errors
}

function checkScore(posted: Posted, scale: Scale | undefined, errors: FieldError[]): void {
  if (posted.score === undefined) return
  if (posted.metric === undefined) {
    errors.push({ pointer: '/metric', detail: 'is needed to understand the score, here or in the source' })
    return
  }
  if (scale) posted.scale = scale
  const { min, max } = scale ?? OWN_SCALE[posted.metric]
  if (posted.score < min || posted.score > max) {
    errors.push({ pointer: '/score', detail: `must be a whole number from ${min} to ${max}` })
  }
}

/** The schema fixes the order of fields, so equal content is equal text. */
function contentHash(input: PostedInput): string {
  return hash('sha256', JSON.stringify(input), 'base64url')
}

/** A shallow copy without null fields, also of the two objects inside; a score that is null stays and is refused. */
function withoutNulls(input: unknown): unknown {
  if (!isPlainObject(input)) return input
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(PostedSchema.entries)) {
    const value = Object.hasOwn(input, key) ? input[key] : undefined
    if (value === undefined || (value === null && key !== 'score')) continue
    copy[key] = isPlainObject(value) ? withoutNullValues(value) : value
  }
  return copy
}

function withoutNullValues(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
}

function ignoredFields(input: unknown): string[] {
  if (!isPlainObject(input)) return []
  const ignored = Object.keys(input).filter((key) => !Object.hasOwn(PostedSchema.entries, key))
  for (const [key, known] of [
    ['author', AUTHOR_FIELDS],
    ['scale', SCALE_FIELDS],
    ['consent', CONSENT_FIELDS],
  ] as const) {
    const inner = input[key]
    if (!isPlainObject(inner)) continue
    ignored.push(...Object.keys(inner).flatMap((field) => (known.has(field) ? [] : [`${key}.${field}`])))
  }
  return ignored
}

const AUTHOR_FIELDS = new Set(Object.keys(PostedSchema.entries.author.wrapped.entries))
const SCALE_FIELDS = new Set(['min', 'max'])
const CONSENT_FIELDS = new Set(Object.keys(PostedSchema.entries.consent.wrapped.entries))

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Walks level by level, not by recursion: the depth is what the sender chose. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level = isContainer(value) ? [value] : []
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= levels) return true
    const next: object[] = []
    for (const container of level) {
      for (const inner of Object.values(container)) if (isContainer(inner)) next.push(inner)
    }
    level = next
  }
  return false
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
