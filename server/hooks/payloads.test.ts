import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { openHook } from '../testing/hook.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import {
  answers,
  bytesOf,
  hasPayloads,
  payloads,
  placeOf,
  settingsFor,
  wantedOf,
} from './testing/payloads.ts'

function valuesOf(entry: Feedback | undefined) {
  const { name = null, email = null, segment = null } = entry?.author ?? {}
  const { score = null, comment = null, externalId } = entry ?? {}
  const time = entry?.occurredAt === undefined ? undefined : Date.parse(entry.occurredAt)
  return { ...entry, score, comment, name, email, segment, time, subjectId: externalId }
}

describe.runIf(hasPayloads)('bodies of real senders, over the wire', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    server.clock.forward(Date.parse('2026-12-01T00:00:00Z') - server.clock.now())
  })
  afterAll(() => server.close())

  test.each(answers)('[M21] $file becomes the entry that is expected of it', async (payload) => {
    const { provider, request, expect: expected } = payload
    const hook = await openHook(server, { preset: provider, ...settingsFor(expected) })
    const { contentType = 'application/json', headers = {} } = request ?? {}
    const named = Object.entries(headers).filter(
      ([name, value]) => /^[\w-]+$/.test(name) && !/[<>]/.test(value),
    )
    const sent = { ...Object.fromEntries(named), 'Content-Type': contentType }
    const { status, body } = await hook.post(bytesOf(payload), sent)
    expect({ status, state: body.state }).toEqual({
      status: 200,
      state: expected.kind === 'unmapped-word' ? 'partly' : 'kept',
    })
    const entry = await hook.entry(body.entries?.[placeOf(expected)]?.id)
    const { revision: _ofSender, ...wanted } = wantedOf(expected)
    expect(valuesOf(entry)).toMatchObject(wanted)
    expect((await hook.post(bytesOf(payload), sent)).body.state).toBe('repeated')
    expect(await hook.entries()).toHaveLength(body.entries?.length ?? 0)
  })

  test('[M21] none of them is answered otherwise than with 200, whatever its source expects', async () => {
    const hooks = await Promise.all(
      [...new Set(payloads.map(({ provider }) => provider))].map(
        async (preset) => [preset, await openHook(server, { preset })] as const,
      ),
    )
    const byPreset = new Map(hooks)
    for (const payload of payloads) {
      const sent = { 'Content-Type': payload.request?.contentType ?? 'application/json' }
      const answer = await byPreset.get(payload.provider)?.post(bytesOf(payload), sent)
      expect(answer?.status, payload.file).toBe(200)
    }
  })
})
