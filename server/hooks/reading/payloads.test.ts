import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Metric } from '../../../shared/metric.ts'
import { parseTime } from '../../intake/time.ts'
import type { HookEvent, Interpretation } from '../interpretation.ts'
import { presetNamed } from '../presets.ts'
import type { SourceReading } from './answer.ts'
import { read } from './read.ts'

/** Bodies of real senders that lie beside the project where it is made; the project has fixtures of its own. */
const PAYLOADS = join(import.meta.dirname, '../../../../shared/payloads')
const there = existsSync(join(PAYLOADS, 'index.json'))
const NOW = Date.parse('2026-12-01T00:00:00Z')

interface Expected {
  kind: string
  scale: (number | string)[] | null
  ptr: Record<string, string>
  val: Record<string, unknown>
  inner?: Expected
}
interface Case {
  file: string
  provider: string
  event: string
  request?: { headers?: Record<string, string> }
  expect?: Expected
}

const cases: Case[] = there ? JSON.parse(readFileSync(join(PAYLOADS, 'index.json'), 'utf8')).fixtures : []
const METRIC: Record<string, Metric> = {
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
  stars: 'stars',
  thumbs: 'thumbs',
  mapped: 'nps',
  'csat-label': 'csat',
}
const FIELDS = ['score', 'comment', 'name', 'email', 'time', 'channel', 'segment', 'tags', 'subject']
const LABEL_SCORE = 5

function settings({ kind, scale, ptr, val, inner }: Expected): SourceReading {
  const nested = inner ? Object.entries(inner.ptr).map(([key, to]) => [key, `/rawRequest${to}`]) : []
  const pointers = [...Object.entries(ptr), ...nested].filter(([key]) => FIELDS.includes(key as string))
  const [min, max] = scale ?? []
  const word = typeof val.score === 'string' ? { words: { [val.score]: LABEL_SCORE } } : {}
  return {
    timeZone: 'UTC',
    mapping: Object.fromEntries(pointers),
    ...(METRIC[kind] && { metric: METRIC[kind] }),
    ...(typeof min === 'number' && typeof max === 'number' && { scale: { min, max } }),
    ...word,
  }
}

function interpret({ file, provider, request }: Case, source: SourceReading): Interpretation {
  const preset = presetNamed(provider)
  if (!preset) throw new Error(`there is no preset ${provider}`)
  const text = readFileSync(join(PAYLOADS, file), 'utf8')
  const headers = Object.fromEntries(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return read({ preset, source, tree: JSON.parse(text), headers, text, now: NOW })
}

function valuesOf(event: HookEvent | undefined) {
  if (event?.means !== 'upsert') return event
  const { posted, subject, revision } = event
  const author = (posted.author ?? {}) as Record<string, unknown>
  const time = typeof posted.occurredAt === 'string' ? parseTime(posted.occurredAt, 'UTC')?.at : null
  return {
    ...posted,
    score: posted.score ?? null,
    comment: posted.comment ?? null,
    name: author.name ?? null,
    email: author.email ?? null,
    segment: author.segment ?? null,
    time,
    subjectId: subject,
    revision,
  }
}

function wanted({ val, inner }: Expected): Record<string, unknown> {
  const { duplicateOf: _repeats, dedupeKey: _known, ...values } = { ...val, ...inner?.val }
  if (typeof values.score === 'string') values.score = LABEL_SCORE
  if (typeof values.time === 'string') values.time = Date.parse(values.time)
  return values
}

const answers = cases.filter(({ event, expect }) => expect && expect.kind !== 'thin' && event !== 'inner')

for (const [how, withMapping] of [
  ['with its pointers as mapping', true],
  ['by the preset alone', false],
] as const) {
  test.runIf(there).each(answers.map((each) => [each.file, each] as const))(
    `[M20] %s gives the values that are expected of it ${how}`,
    (file, each) => {
      const expected = each.expect as Expected
      const { mapping, ...rest } = settings(expected)
      // Which of its questions is meant, or what they are called, only a mapping can tell.
      if (!withMapping && /documented-full/.test(file)) return
      const { events } = interpret(each, withMapping ? { ...rest, mapping } : rest)
      const index = Number(/^\/(\d)\//.exec(expected.ptr.score ?? '')?.[1] ?? 0)
      const values = valuesOf(events[index])
      if (expected.val.score === null && expected.kind === 'unmapped-word') {
        expect(events[index]).toMatchObject({ means: 'upsert', why: [{ field: 'score' }] })
      }
      expect(values).toMatchObject(wanted(expected))
    },
  )
}

test
  .runIf(there)
  .each(
    cases
      .filter(({ event }) => !['feedback', 'inner', 'api-object'].includes(event))
      .map((each) => [each.file, each.event, each] as const),
  )('[M20] %s, which is %s, is read as such', (_file, event, each) => {
  const { events, answer } = interpret(each, { timeZone: 'UTC', ...(each.expect && settings(each.expect)) })
  const [first] = events
  if (event === 'delete') expect(first?.means).toBe('withdraw')
  else if (event === 'handshake') expect(answer?.body).toBeTruthy()
  else if (event === 'partial' && each.expect) expect(first?.means).toBe('upsert')
  else if (event === 'partial' || event === 'feedback-unmapped') expect(first?.means).toBe('unclear')
  else expect(first?.means).toBe('ignore')
})
