import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { openHook } from '../testing/hook.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import type { HookEvent } from './interpretation.ts'
import { presets } from './presets.ts'
import { fixturesOf } from './testing/fixtures.ts'
import { answers, bytesOf, payloads, placeOf, settingsFor, wantedOf } from './testing/payloads.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const fixtures = presets.flatMap(({ name }) => fixturesOf(name).map((fixture) => ({ name, ...fixture })))

/** Where it stands with a delivery that brings these. */
function stateOf(events: HookEvent[]): string {
  const waits = events.some(
    (event) => event.means === 'unclear' || (event.means === 'upsert' && event.why.length > 0),
  )
  const keeps = events.some(({ means }) => means === 'upsert' || means === 'withdraw')
  if (waits) return keeps ? 'partly' : 'inbox'
  return keeps ? 'kept' : 'ignored'
}

test.each(fixtures)(
  '[M20] over the wire, what is understood is what is kept: $name, $says',
  async ({ name, source = {}, headers = {}, body, events, answer }) => {
    const hook = await openHook(server, { preset: name, ...source })
    const sent = await hook.post(body, headers)
    expect(sent.status).toBe(200)
    if (answer) return expect(sent.body).toBe(answer.body)
    expect(sent.body.state).toBe(stateOf(events))
    const kept = events.flatMap((event) => (event.means === 'upsert' ? [event.posted] : []))
    const entries = await Promise.all(
      (sent.body.entries ?? []).slice(0, kept.length).map(({ id }) => hook.entry(id)),
    )
    expect(entries).toMatchObject(kept.map(({ occurredAt: _inItsZone, ...posted }) => posted))
  },
)

const bearer = (secret: string) => `Bearer ${secret}`
const basic = (secret: string) => `Basic ${Buffer.from(`anybody:${secret}`).toString('base64')}`
const shown = [
  ...['asknicely', 'cloudevents', 'google-forms', 'make', 'n8n', 'qualtrics', 'retently', 'zapier'].map(
    (name) => ({ name, as: bearer }),
  ),
  { name: 'freshdesk', as: basic },
]

test.each(shown)(
  '[M2] the header that the set-up page of $name names is enough, and can be insisted on',
  async ({ name, as }) => {
    const hook = await openHook(server, { preset: name, metric: 'nps' })
    const { id, signingSecret: secret } = hook.source
    const body = fixturesOf(name)[0]?.body
    const send = async (authorization: string) =>
      (await hook.post(body, { Authorization: authorization })).status
    expect(await send(as(secret))).toBe(200)
    await server.asOwner('POST', `/api/v1/sources/${id}/secret`, { secret, overlapHours: 0 })
    expect(await send(as(secret))).toBe(200)
    expect(await send(as(`${secret}x`))).toBe(401)
    expect((await hook.post(body)).status).toBe(401)
  },
)

const settled = [
  { name: 'delighted', first: 0, next: 1, leaves: { score: 2, comment: 'The lift was broken again.' } },
  { name: 'asknicely', first: 0, next: 1, leaves: { score: 0 } },
  { name: 'wootric', first: 0, next: 1, leaves: { score: 8, comment: 'More colours, please.' } },
  { name: 'survicate', first: 0, next: 1, leaves: { score: 5, comment: 'The view.' } },
  { name: 'slack', first: 1, next: 2, leaves: { comment: 'A guest said: best coffee in town' } },
] as const

test.each(settled)(
  '[M22] a score, its comment and an edit of them are one voice of $name, in either order, and also repeated',
  async ({ name, first, next, leaves }) => {
    const all = fixturesOf(name)
    for (const order of [
      [first, next, first],
      [next, first, next],
    ]) {
      const hook = await openHook(server, { preset: name, ...all[first]?.source })
      for (const place of order) await hook.post(all[place]?.body)
      const [entry, ...others] = await hook.entries()
      expect(others).toEqual([])
      const { score, comment } = entry ?? {}
      expect({ ...(score !== undefined && { score }), ...(comment !== undefined && { comment }) }).toEqual(
        leaves,
      )
    }
  },
)

test('[M30] of two with the same time the change counts, whichever comes first', async () => {
  const review = (eventName: string, stars: number) => ({
    events: [
      {
        eventName: `service-review-${eventName}`,
        eventData: { id: 'r-30', stars, text: `${stars} of 5`, createdAt: '2026-10-05T10:00:00Z' },
      },
    ],
  })
  const said = [review('created', 5), review('updated', 2)]
  for (const order of [said, said.toReversed()]) {
    const hook = await openHook(server, { preset: 'trustpilot' })
    for (const body of order) await hook.post(body)
    expect(await hook.entries()).toMatchObject([{ score: 2, comment: '2 of 5' }])
  }
})

function valuesOf(entry: Feedback) {
  const { name = null, email = null, segment = null } = entry.author ?? {}
  const { score = null, comment = null, externalId } = entry
  const time = entry.occurredAt === undefined ? undefined : Date.parse(entry.occurredAt)
  return { ...entry, score, comment, name, email, segment, time, subjectId: externalId }
}

/** Of a body's headers those that hold a value, not the description of one. */
function sentHeaders({ request }: (typeof payloads)[number]): Record<string, string> {
  const { contentType = 'application/json', headers = {} } = request ?? {}
  const real = Object.entries(headers).filter(([name, value]) => !/[<>]/.test(name + value))
  return { ...Object.fromEntries(real), 'Content-Type': contentType }
}

describe.runIf(payloads.length > 0)('bodies of real senders', () => {
  test.each(answers)('[M21] $file becomes the entry that is expected of it', async (payload) => {
    const { provider, expect: expected } = payload
    const hook = await openHook(server, { preset: provider, ...settingsFor(expected) })
    const { status, body } = await hook.post(bytesOf(payload), sentHeaders(payload))
    const state = expected.kind === 'unmapped-word' ? 'partly' : 'kept'
    expect({ status, state: body.state }).toEqual({ status: 200, state })
    const { revision: _ofSender, ...wanted } = wantedOf(expected)
    expect(valuesOf(await hook.entry(body.entries?.[placeOf(expected)]?.id))).toMatchObject(wanted)
    expect((await hook.post(bytesOf(payload), sentHeaders(payload))).body.state).toBe('repeated')
    expect(await hook.entries()).toHaveLength(body.entries?.length ?? 0)
  })

  test('[M21] each is answered 200, whatever its source expects', async () => {
    for (const { name } of presets) {
      const hook = await openHook(server, { preset: name })
      for (const payload of payloads.filter(({ provider }) => provider === name)) {
        expect((await hook.post(bytesOf(payload), sentHeaders(payload))).status, payload.file).toBe(200)
      }
    }
  })
})
