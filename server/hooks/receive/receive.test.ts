import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hook, openHook, signedBy } from '../../testing/hook.ts'
import { refusalOf } from '../../testing/integrator.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'

const FLAT = { score: 9, comment: 'Kind people.', name: 'Ana' }
const TEXT = JSON.stringify(FLAT)

let server: TestServer
let open: Hook
let signed: Hook
beforeAll(async () => {
  server = await startTestServer()
  open = await openHook(server, { metric: 'nps', preset: 'generic' })
  signed = await openHook(server, { metric: 'nps', preset: 'generic', secret: 'the sender’s own' })
})
afterAll(() => server.close())

const sign = (body: string, secret = 'the sender’s own') => signedBy(secret, body)

test('[J20] what is posted to the whole address is kept, answered 200 with the entry, and stands in the feed', async () => {
  const { status, body } = await open.post(FLAT)
  expect(status).toBe(200)
  expect(body).toMatchObject({ ok: true, state: 'kept', entries: [{ did: 'created', display: 'shown' }] })
  expect(await open.entry(body.id)).toMatchObject({
    metric: 'nps',
    score: 9,
    comment: 'Kind people.',
    author: { name: 'Ana' },
  })
  const put = await server.call<{ state: string }>('PUT', open.address, {}, { ...FLAT, comment: 'By PUT.' })
  expect(put).toMatchObject({ status: 200, body: { state: 'kept' } })
})

test('[J21] the short address wants a valid signature or the source’s token', async () => {
  const bearer = { Authorization: `Bearer ${open.source.token}` }
  expect((await open.post({ ...FLAT, comment: 'Token.' }, bearer, open.short)).status).toBe(200)
  expect((await open.post(FLAT, {}, open.short)).status).toBe(401)
  const text = JSON.stringify({ ...FLAT, comment: 'Signed.' })
  expect((await open.post(text, signedBy(open.source.signingSecret, text), open.short)).status).toBe(200)
})

test('[J22] an unknown address, a wrong secret, a wrong token and a wrong signature are refused in the same words', async () => {
  const wrong = await Promise.all([
    server.call('POST', '/hooks/nobody/nothing', {}, FLAT),
    server.call('POST', '/hooks/nobody', {}, FLAT),
    server.call('POST', '/hooks', {}, FLAT),
    server.call('POST', '/hooks/a/b/c', {}, FLAT),
    open.post(FLAT, {}, `${open.short}/tf_hook_wrong`),
    open.post(FLAT, {}, `${open.short}/${signed.address.split('/').at(-1)}`),
    open.post(FLAT, { Authorization: `Bearer ${signed.source.token}` }, open.short),
    open.post(TEXT, sign(TEXT)),
    signed.post(TEXT),
    signed.post(TEXT, sign(`${TEXT} `)),
    signed.post(TEXT, sign(TEXT, '')),
  ])
  expect(wrong.map((answer) => refusalOf(answer))).toEqual(wrong.map(() => ({ status: 401 })))
  expect(new Set(wrong.map(({ body }) => JSON.stringify(body))).size).toBe(1)
})

test('[J23] with the sender’s own secret both the address and the signature are wanted, over the very bytes', async () => {
  const text = '{ "score": 10,\n "comment": "Exactly these bytes.", "n": 1.0 }\r\n'
  const answer = await signed.post(text, sign(text))
  expect(answer.status).toBe(200)
  expect((await signed.delivery(answer.body.delivery)).proof).toBe('address and signature')
})

test('[J24] the log of the source says why something was refused, without its body, and no key is in it', async () => {
  await signed.post(TEXT)
  await signed.post(TEXT, sign(`${TEXT} `))
  await signed.post(TEXT, {}, `${signed.short}/tf_hook_wrong`)
  const log = await signed.log()
  expect(
    log.slice(0, 3).map(({ state, status, why }) => [state, status, why[0]?.detail.split(',')[0]]),
  ).toEqual([
    ['refused', 401, 'The secret in the address is not this source’s'],
    ['refused', 401, 'Its signature does not fit: another secret was signed with'],
    ['refused', 401, 'It was not signed'],
  ])
  expect(await signed.delivery(log[0]?.id ?? '')).toMatchObject({ headers: {}, body: null })
  const { body } = await signed.post(TEXT, {
    ...sign(TEXT),
    Cookie: 'a=b',
    'X-Api-Key': 'k',
    'X-Event': 'kept',
  })
  const { headers } = await signed.delivery(body.delivery)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-event': 'kept' })
  expect(Object.keys(headers).filter((name) => /auth|cookie|signature|key/.test(name))).toEqual([])
})

test('[J25] HEAD and GET are 200 without data where the address is right, and 401 where its secret is wrong', async () => {
  for (const method of ['GET', 'HEAD']) {
    expect(await server.call(method, open.address)).toMatchObject({ status: 200, body: '' })
    expect((await server.call(method, `${open.short}/tf_hook_wrong`)).status).toBe(401)
  }
  for (const method of ['DELETE', 'PATCH']) {
    const { status, headers } = await server.call(method, open.address)
    expect([status, headers.get('Allow')]).toEqual([405, 'POST, PUT, GET, HEAD, OPTIONS'])
  }
})

test('[J26] OPTIONS lets an origin of CloudEvents deliver, and tells how often, to who knows the address alone', async () => {
  const asks = { 'WebHook-Request-Origin': 'events.example.com' }
  const { status, headers } = await server.call('OPTIONS', open.address, asks)
  expect(status).toBe(200)
  expect(headers.get('Allow')).toContain('POST')
  expect(headers.get('WebHook-Allowed-Origin')).toBe('events.example.com')
  expect(headers.get('WebHook-Allowed-Rate')).toBe('60000')
  const bearer = { ...asks, Authorization: `Bearer ${open.source.token}` }
  expect((await server.call('OPTIONS', open.address, bearer)).headers.get('WebHook-Allowed-Rate')).toBe(
    '60000',
  )
  expect((await server.call('OPTIONS', open.short, asks)).headers.get('WebHook-Allowed-Origin')).toBeNull()
  expect((await server.call('OPTIONS', `${open.short}/tf_hook_wrong`, asks)).status).toBe(401)
})

test('[J27] a challenge is echoed, and a ping is answered 200 and kept as nothing', async () => {
  const slack = await openHook(server, { preset: 'slack' })
  const { status, body } = await slack.post({ type: 'url_verification', challenge: 'abc-123' })
  expect([status, String(body)]).toEqual([200, 'abc-123'])
  const intercom = await openHook(server, { preset: 'intercom' })
  const ping = { type: 'notification_event', topic: 'ping', id: null, data: { item: { type: 'ping' } } }
  expect((await intercom.post(ping)).body.state).toBe('ignored')
  expect(await intercom.entries()).toEqual([])
})

test('[J28] what is authentic but not understood is 200 and waits in the inbox with its body and the reason', async () => {
  const unknown = await open.post({ what: { ever: 1 } })
  expect(unknown).toMatchObject({ status: 200, body: { ok: true, state: 'inbox' } })
  const broken = await open.post('{"comment": "a "quote""}')
  expect(broken).toMatchObject({ status: 200, body: { state: 'inbox' } })
  const kept = await open.delivery(broken.body.delivery)
  expect(kept.body).toEqual({ form: 'text', text: '{"comment": "a "quote""}' })
  expect(kept.why[0]?.detail).toContain('character')
  expect((await open.delivery(unknown.body.delivery)).body).toMatchObject({
    form: 'json',
    tree: { what: { ever: 1 } },
  })
})

test('[J29] a dry run says what would become of it and keeps nothing', async () => {
  const before = (await open.log()).length
  await open.post(FLAT, {}, `${open.address}?dry=true`)
  const { status, body } = await open.post({ ...FLAT, comment: 'Only asking.' }, {}, `${open.address}?dry=1`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...{
      state: 'kept',
      why: [],
      events: [{ means: 'upsert', entry: { score: 9, comment: 'Only asking.' } }],
    },
  })
  expect((await open.log()).length).toBe(before)
  expect((await open.post(FLAT, {}, `${open.short}?dry=1`)).status).toBe(401)
})

test('[J30] the same delivery ten times at once is one voice', async () => {
  const body = { ...FLAT, id: 'ten-at-once', comment: 'Ten at once.' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => open.post(body)))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect((await open.entries()).filter(({ comment }) => comment === 'Ten at once.')).toHaveLength(1)
})

test('[J31] secrets and addresses are renewed amid traffic: the one before goes on until its time is over', async () => {
  const hook = await openHook(server, { metric: 'nps', secret: 'first' })
  const rotate = (path: string, body: object) =>
    server.asOwner<Record<string, string>>('POST', `/api/v1/sources/${hook.source.id}/${path}`, body)
  const { body: secret } = await rotate('secret', { secret: 'second', overlapHours: 1 })
  expect(secret.signingSecret).toBe('second')
  const send = async (key: string, n: number, path = hook.address) => {
    const text = JSON.stringify({ ...FLAT, comment: `Number ${n}.` })
    return (await hook.post(text, sign(text, key), path)).status
  }
  expect([await send('first', 1), await send('second', 2), await send('third', 3)]).toEqual([200, 200, 401])
  const { body: address } = await rotate('address', { overlapHours: 1 })
  const next = new URL(address.hookUrl as string).pathname
  expect([await send('second', 4), await send('second', 5, next)]).toEqual([200, 200])
  server.clock.forward(60 * 60_000)
  expect([await send('first', 6, next), await send('second', 7, next), await send('second', 8)]).toEqual([
    401, 200, 401,
  ])
  expect(await hook.entries()).toHaveLength(5)
})

test('[J32] a source says what a delivery has to show, and what its preset still needs; secrets are told once', async () => {
  expect(signed.source).toMatchObject({
    hook: { proof: 'signature', secretGiven: true, address: signed.short },
  })
  expect(open.source).toMatchObject({
    hook: { proof: 'address only', secretGiven: false, previousSecretEndsAt: null },
  })
  const typeform = await openHook(server, { preset: 'typeform' })
  expect(typeform.source.needs).toContain('metric')
  const read = await server.asOwner('GET', `/api/v1/sources/${typeform.source.id}`)
  expect(JSON.stringify(read.body)).not.toMatch(/whsec_|tf_hook|tf_src/)
  const scored = await openHook(server, { preset: 'typeform', metric: 'nps', mapping: { score: '/a' } })
  expect(scored.source.needs).toEqual([])
  const wrong = { name: 'X', preset: 'nothing-like-it', mapping: { comment: 'a' } }
  const refused = refusalOf(await server.asOwner('POST', '/api/v1/sources', wrong))
  expect(refused).toEqual({ status: 422, pointers: ['/preset', '/mapping/comment'] })
  const mapping = { skore: '/a', comment: '/b' }
  const left = await server.asOwner('POST', '/api/v1/sources', { name: 'X', mapping })
  expect(left.body).toMatchObject({ mapping: { comment: '/b' }, ignored: ['mapping.skore'] })
  expect(left.body.mapping).not.toHaveProperty('skore')
})

test('[J90] a secret that is set in the place of another leaves that one a day', async () => {
  const hook = await openHook(server, { preset: 'github', secret: 'first' })
  await hook.change({ secret: 'second' })
  await hook.change({ secret: 'second', name: 'Renamed' })
  const send = async (key: string) => (await hook.post(TEXT, sign(TEXT, key), hook.short)).status
  expect([await send('first'), await send('second'), await send('third')]).toEqual([200, 200, 401])
  server.clock.forward(24 * 60 * 60_000)
  expect([await send('first'), await send('second')]).toEqual([401, 200])
})

test('[J92] who sends CloudEvents may have the token in the query, and nobody else', async () => {
  const send = async ({ short, source, post }: Hook, token = source.token) =>
    (await post({ type: 'com.example.feedback', data: { score: 9 } }, {}, `${short}?access_token=${token}`))
      .status
  const events = await openHook(server, { preset: 'cloudevents', metric: 'nps' })
  expect([await send(events), await send(events, open.source.token), await send(open)]).toEqual([
    200, 401, 401,
  ])
  expect(JSON.stringify(await events.log())).not.toContain(events.source.token)
})

test('[J91] what a tool does not tell of its scale is asked for, unless its metric has one scale everywhere', async () => {
  for (const preset of ['hubspot', 'jotform', 'typeform', 'tally', 'google-forms']) {
    const needs = async (metric: string) => (await openHook(server, { preset, metric })).source.needs
    expect(await needs('csat')).toContain('scale')
    expect(await needs('nps')).not.toContain('scale')
  }
})

test('[J33] more than a megabyte is 413, another charset 415 and more than the limit 429, and the log says so', async () => {
  const slow = await startTestServer({ TENFOOT_RATE_LIMIT: '1' })
  const hook = await openHook(slow, { metric: 'nps' })
  expect((await hook.post(`{"comment":"${'x'.repeat(1_048_576)}"}`)).status).toBe(413)
  const latin = { 'Content-Type': 'application/json; charset=iso-8859-1' }
  expect((await hook.post(TEXT, latin)).status).toBe(415)
  const { status, headers } = await hook.post(FLAT)
  expect([status, headers.get('Retry-After')]).toEqual([429, '1'])
  expect((await hook.log()).map((delivery) => [delivery.state, delivery.status])).toEqual([
    ['refused', 429],
    ['refused', 415],
    ['refused', 413],
  ])
  await slow.close()
})

test('[J35] a tool that makes its own secret is taken by its address until that is pasted, and both are told so', async () => {
  const zendesk = await openHook(server, { preset: 'zendesk' })
  const rated = { source: 'zendesk', ticket_id: '7', rating: 'Good', comment: 'Quick.' }
  const text = JSON.stringify(rated)
  const at = new Date(server.clock.now()).toISOString()
  const sign = (secret: string) => ({
    'X-Zendesk-Webhook-Signature-Timestamp': at,
    'X-Zendesk-Webhook-Signature': createHmac('sha256', secret)
      .update(at + text)
      .digest('base64'),
  })
  const taken = await zendesk.post(text, sign('its own'))
  expect(taken).toMatchObject({ status: 200, body: { state: 'kept' } })
  expect(taken.body.why?.[0]?.detail).toContain('secret')
  expect((await zendesk.delivery(taken.body.delivery)).proof).toBe('address')
  expect((await zendesk.post(text, sign('its own'), zendesk.short)).status).toBe(401)
  await zendesk.change({ secret: 'its own' })
  expect((await zendesk.post(text, sign('another'))).status).toBe(401)
  expect((await zendesk.post(text, sign('its own'), zendesk.short)).status).toBe(200)
})
