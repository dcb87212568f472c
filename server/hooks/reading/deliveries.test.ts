import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HookEvent } from '../interpretation.ts'
import { presets } from '../presets.ts'
import { fixturesOf, reading } from '../testing/fixtures.ts'
import {
  answers,
  headersOf,
  type Payload,
  payloads,
  placeOf,
  settingsFor,
  treeOf,
  wantedOf,
} from '../testing/payloads.ts'
import { recognise } from './recognise.ts'
import { readTime } from './time.ts'

const key = (preset: string, body: unknown, headers: Record<string, string> = {}) =>
  reading(preset, body, { headers }).deliveryKey

describe('a delivery', () => {
  test("[M16] is known again by the sender's header, then by its id in the body, then by what it says", () => {
    const event = { webhookId: 'w', event: 'responseFinished', data: { id: 'r' } }
    expect(key('formbricks', event, { 'webhook-id': 'msg_1' })).toEqual({ key: 'id:msg_1', seconds: 604_800 })
    expect(key('formbricks', event)).toEqual(key('formbricks', event))
    expect(key('formbricks', event)).not.toEqual(key('formbricks', { ...event, data: { id: 's' } }))
    const rating = { type: 'zen:event-type:ticket.csat_received', id: 'z1', detail: { id: '1' } }
    expect(key('zendesk', rating)).toMatchObject({ key: 'id:z1' })
    expect(key('zendesk', rating, { 'x-zendesk-webhook-invocation-id': 'i1' })).toMatchObject({
      key: 'id:i1',
    })
  })

  test('[M16] that was typed together without an id is a repetition for a minute only', () => {
    expect(key('zapier', { score: '10', comment: '' })?.seconds).toBe(60)
    expect(key('zapier', { id: 4, score: '10', comment: '' })?.seconds).toBe(604_800)
    expect(key('wootric', { response: { id: 1, score: 9 }, event_name: 'created' })?.seconds).toBe(604_800)
  })

  test('[M16] of several events is known by what it says, not by the id of its first', () => {
    const event = (id: string) => ({
      specversion: '1.0',
      source: '/s',
      id,
      type: 'feedback',
      data: { score: 1, metric: 'nps' },
    })
    expect(key('cloudevents', [event('a'), event('b')])?.key).toMatch(/^hash:/)
    expect(key('cloudevents', [event('a'), event('b')])).not.toEqual(
      key('cloudevents', [event('a'), event('c')]),
    )
  })

  test.each(presets)('[M34] of a shape that $title never sends waits in the inbox', ({ name }) => {
    expect(reading(name, { punteggio: { voto: 'alto' } }).events).toMatchObject([{ means: 'unclear' }])
  })

  test.each([
    ['an empty list', []],
    ['a text', 'score=9'],
    ['a number', 9],
    ['null', null],
    ['an object without anything', {}],
    ['a list of numbers', [1, 2]],
    ['lists in lists', [[[]]]],
    ['more items than a commit takes', Array.from({ length: 1_001 }, () => ({ score: 1 }))],
  ])('[M17] that is %s waits in the inbox, with a sentence', (_what, body) => {
    const { events } = reading('generic', body, { source: { metric: 'nps' } })
    expect(events).toMatchObject([{ means: 'unclear', why: [{ detail: /\.$/ }] }])
  })

  test('[M17] one item that is not understood harms no other', () => {
    const { events } = reading('generic', [{ score: 9 }, { score: 'x' }, { score: 3 }], {
      source: { metric: 'nps' },
    })
    expect(events.map(({ means }) => means)).toEqual(['upsert', 'unclear', 'upsert'])
  })

  test('[M17] a challenge longer than any is not echoed', () => {
    const ask = (challenge: string) => reading('slack', { type: 'url_verification', challenge }).answer
    expect(ask('c'.repeat(100))).toEqual({ type: 'text/plain', body: 'c'.repeat(100) })
    expect(ask('c'.repeat(501))).toBeUndefined()
  })

  test('[M18] what another tool sent says which preset it looks like', () => {
    for (const [name, title] of [
      ['typeform', 'Typeform'],
      ['trustpilot', 'Trustpilot'],
      ['intercom', 'Intercom'],
    ] as const) {
      const [fixture] = fixturesOf(name)
      const { events } = reading('generic', fixture?.body, {
        source: { mapping: { score: '/x', comment: '/y' } },
      })
      expect(events[0]).toMatchObject({ means: 'unclear' })
      expect(JSON.stringify(events)).toContain(`It looks like a delivery of ${title}`)
    }
  })

  test('[M19] of any shape is read by any preset without a fault, and changes nothing outside of itself', () => {
    const bodies = presets.flatMap(({ name }) => fixturesOf(name).map(({ body }) => body))
    const keys = fc.constantFrom(
      'score',
      'comment',
      'data',
      'event',
      '__proto__',
      'constructor',
      'answers',
      'type',
      'id',
      'rawRequest',
      'events',
      '0',
    )
    const value = fc.jsonValue({ maxDepth: 5 })
    const hostile = fc.oneof(value, fc.dictionary(keys, value, { maxKeys: 6 }), fc.constantFrom(...bodies))
    const mapping = fc.dictionary(
      fc.constantFrom('score', 'comment', 'author.name', 'tags', 'occurredAt'),
      fc.string().map((text) => `/${text}`),
    )
    fc.assert(
      fc.property(fc.constantFrom(...presets), hostile, mapping, ({ name }, body, pointers) => {
        const before = JSON.stringify(body)
        const { events } = reading(name, body, { source: { metric: 'csat', mapping: pointers } })
        expect(events.length).toBeGreaterThan(0)
        expect(JSON.stringify(body)).toBe(before)
        recognise(body, {})
      }),
      { numRuns: 3_000 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe.runIf(payloads.length > 0)('bodies of real senders', () => {
  const interpret = (payload: Payload, source: object = {}) =>
    reading(payload.provider, treeOf(payload), { source, headers: headersOf(payload) })

  function valuesOf(event: HookEvent | undefined) {
    if (event?.means !== 'upsert') return event
    const { posted, subject, revision } = event
    const { name = null, email = null, segment = null } = (posted.author ?? {}) as Record<string, unknown>
    const { score = null, comment = null, occurredAt } = posted
    const time = readTime(occurredAt, 'UTC')?.at
    return { ...posted, score, comment, name, email, segment, time, subjectId: subject, revision }
  }

  /** Which of its questions is meant, or where its branch is, only a mapping can tell. */
  const needMapping = /documented-full|nps-linear-scale/

  test.each(answers.filter(({ file }) => !needMapping.test(file)))(
    '[M21] $file gives the expected values by the preset alone',
    (payload) => {
      const { mapping: _none, ...source } = settingsFor(payload.expect)
      const { events } = interpret(payload, source)
      expect(valuesOf(events[placeOf(payload.expect)])).toMatchObject(wantedOf(payload.expect))
    },
  )

  const means: Record<string, string> = { delete: 'withdraw', 'feedback-unmapped': 'unclear' }
  const others = payloads.filter(({ event }) => !['feedback', 'inner', 'api-object'].includes(event))

  test.each(others)('[M21] $file, which is $event, is read as such', (payload) => {
    const { events, answer } = interpret(payload, payload.expect && settingsFor(payload.expect))
    const partial = payload.expect ? 'upsert' : 'unclear'
    const meant = payload.event === 'partial' ? partial : (means[payload.event] ?? 'ignore')
    expect(events).toMatchObject([{ means: meant }])
    expect(answer !== undefined).toBe(payload.event === 'handshake')
  })
})
