import { expect, test } from 'vitest'
import type { HookEvent } from '../interpretation.ts'
import { type Fixture, reading } from '../testing/fixtures.ts'
import {
  answers,
  hasPayloads,
  headersOf,
  type Payload,
  payloads,
  placeOf,
  settingsFor,
  treeOf,
  wantedOf,
} from '../testing/payloads.ts'
import { readTime } from './time.ts'

function interpret(payload: Payload, source: Fixture['source']) {
  return reading(payload.provider, treeOf(payload), { source, headers: headersOf(payload) })
}

function valuesOf(event: HookEvent | undefined) {
  if (event?.means !== 'upsert') return event
  const { posted, subject, revision } = event
  const { name = null, email = null, segment = null } = (posted.author ?? {}) as Record<string, unknown>
  const time = readTime(posted.occurredAt, 'UTC')?.at
  const { score = null, comment = null } = posted
  return { ...posted, score, comment, name, email, segment, time, subjectId: subject, revision }
}

test.runIf(hasPayloads).each(answers)(
  '[M20] $file gives the values that are expected of it with its pointers as mapping',
  (payload) => {
    const { events } = interpret(payload, settingsFor(payload.expect))
    const event = events[placeOf(payload.expect)]
    expect(valuesOf(event)).toMatchObject(wantedOf(payload.expect))
    expect(event).toMatchObject({ why: payload.expect.kind === 'unmapped-word' ? [{ field: 'score' }] : [] })
  },
)

/** Which of its questions is meant, or where its branch is, only a mapping can tell. */
const needMapping = /documented-full|nps-linear-scale/

test.runIf(hasPayloads).each(answers.filter(({ file }) => !needMapping.test(file)))(
  '[M20] $file gives the same by the preset alone',
  (payload) => {
    const { mapping: _none, ...source } = settingsFor(payload.expect)
    const { events } = interpret(payload, source)
    expect(valuesOf(events[placeOf(payload.expect)])).toMatchObject(wantedOf(payload.expect))
  },
)

const MEANS: Record<string, string> = { delete: 'withdraw', 'feedback-unmapped': 'unclear' }
const others = payloads.filter(({ event }) => !['feedback', 'inner', 'api-object'].includes(event))

test.runIf(hasPayloads).each(others)('[M20] $file, which is $event, is read as such', (payload) => {
  const { events, answer } = interpret(payload, payload.expect && settingsFor(payload.expect))
  const partial = payload.expect ? 'upsert' : 'unclear'
  const means = payload.event === 'partial' ? partial : (MEANS[payload.event] ?? 'ignore')
  expect(events).toMatchObject([{ means }])
  expect(answer !== undefined).toBe(payload.event === 'handshake')
})
