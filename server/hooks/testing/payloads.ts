import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metric } from '../../../shared/metric.ts'
import type { SourceReading } from '../reading/answer.ts'

/** Bodies of real senders that lie beside the project where it is made; the project has fixtures of its own. */
const PAYLOADS = join(import.meta.dirname, '../../../../shared/payloads')
const hasPayloads = existsSync(join(PAYLOADS, 'index.json'))

interface Expected {
  kind: string
  scale: (number | string)[] | null
  /** Pointers into the body by what stands there. */
  ptr: Record<string, string>
  /** The values that are to come of it. */
  val: Record<string, unknown>
  inner?: Expected
}

export interface Payload {
  file: string
  provider: string
  event: string
  request?: { contentType?: string; headers?: Record<string, string> }
  expect?: Expected
}

export const payloads: Payload[] = hasPayloads
  ? JSON.parse(readFileSync(join(PAYLOADS, 'index.json'), 'utf8')).fixtures
  : []

/** Bodies that hold an answer, with what is expected of it. */
export const answers = payloads.flatMap((payload) =>
  payload.expect && payload.expect.kind !== 'thin' && payload.event !== 'inner'
    ? [{ ...payload, expect: payload.expect }]
    : [],
)

const METRIC: Record<string, Metric> = {
  ...{ nps: 'nps', csat: 'csat', ces: 'ces', stars: 'stars', thumbs: 'thumbs' },
  ...{ mapped: 'nps', 'csat-label': 'csat' },
}
const FIELDS = ['score', 'comment', 'name', 'email', 'time', 'channel', 'segment', 'tags', 'subject']
/** For words that only a source can know. */
const LABEL_SCORE = 5

/** The settings that the expected values imply. */
export function settingsFor({ kind, scale, ptr, val, inner }: Expected): Omit<SourceReading, 'timeZone'> {
  const nested = Object.entries(inner?.ptr ?? {}).map(([key, to]) => [key, `/rawRequest${to}`] as const)
  const pointers = [...Object.entries(ptr), ...nested].filter(([key]) => FIELDS.includes(key))
  const [min, max] = scale ?? []
  return {
    mapping: Object.fromEntries(pointers),
    ...(METRIC[kind] && { metric: METRIC[kind] }),
    ...(typeof min === 'number' && typeof max === 'number' && { scale: { min, max } }),
    ...(typeof val.score === 'string' && { words: { [val.score]: LABEL_SCORE } }),
  }
}

export function wantedOf({ val, inner }: Expected): Record<string, unknown> {
  const { duplicateOf: _repeats, dedupeKey: _known, ...values } = { ...val, ...inner?.val }
  if (typeof values.score === 'string') values.score = LABEL_SCORE
  if (typeof values.time === 'string') values.time = Date.parse(values.time)
  return values
}

/** Which of several events the expected values are of. */
export function placeOf({ ptr }: Expected): number {
  return Number(/^\/(\d)\//.exec(ptr.score ?? '')?.[1] ?? 0)
}

export function headersOf({ request }: Payload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

export function treeOf({ file }: Payload): unknown {
  return JSON.parse(readFileSync(join(PAYLOADS, file), 'utf8'))
}

/** The body as it comes over the wire: compact JSON, or the form or the parts that it was read from. */
export function bytesOf(payload: Payload): Buffer {
  for (const ending of ['form.txt', 'multipart.txt']) {
    const raw = join(PAYLOADS, payload.file.replace('fields.json', ending))
    if (raw.endsWith(ending) && existsSync(raw)) return readFileSync(raw)
  }
  return Buffer.from(JSON.stringify(treeOf(payload)))
}
