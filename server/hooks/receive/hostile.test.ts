import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Delivery } from '../../../shared/deliveries.ts'
import { createRateLimit } from '../../intake/rate-limit.ts'
import { addRule } from '../../moderation/rules/testing.ts'
import { type Hook, openHook, signedBy } from '../../testing/hook.ts'
import { refusalOf } from '../../testing/integrator.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'

const VOICE = { score: 9, comment: 'Kind people.' }
const TEXT = JSON.stringify(VOICE)
const LARGE = `{"comment":"${'x'.repeat(1_048_576)}"}`

let server: TestServer
let open: Hook
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_PUBLIC_URL: 'https://feedback.example.com' })
  open = await openHook(server, { metric: 'nps' })
})
afterAll(() => server.close())

/** The path goes out as it is written, which fetch does not do. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = TEXT) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const sent = request(server.url, { method, path, headers }, (response) => {
        response.resume().on('end', () => resolve({ status: response.statusCode, headers: response.headers }))
      })
      sent.on('error', reject).end(method === 'HEAD' ? undefined : body)
    },
  )
}

/** What an answer tells besides what differs each time. */
function told({ status, headers, body }: { status: number; headers: Headers; body: unknown }) {
  const names = [...headers.keys()].filter(
    (name) => !/^(date|x-request-id|keep-alive|connection)$/.test(name),
  )
  return { status, names, body }
}

test('[J60] a short address does not tell whether there is such a source, whatever is sent to it', async () => {
  const none = `/hooks/${'0'.repeat(26)}`
  const asked = (path: string) =>
    Promise.all([
      server.call('GET', path),
      server.call('HEAD', path),
      server.call('OPTIONS', path, { 'WebHook-Request-Origin': 'example.com' }),
      server.call('DELETE', path),
      server.call('POST', path, {}, TEXT),
      server.call('PUT', path, {}, TEXT),
      server.call('POST', path, signedBy('no secret', TEXT), TEXT),
      server.call('POST', path, { Authorization: 'Bearer tf_src_wrong' }, TEXT),
      server.call('POST', path, {}, LARGE),
      server.call('POST', path, { 'Content-Encoding': 'unheard-of' }, TEXT),
      server.call('POST', `${path}?dry=1`, {}, TEXT),
    ])
  const [known, unknown] = [await asked(open.short), await asked(none)]
  expect(unknown.map(told)).toEqual(known.map(told))
  expect(known.map(({ status }) => status)).toEqual([200, 200, 200, 405, 401, 401, 401, 401, 413, 415, 401])
})

test('[J61] no way of writing an address leads to 404, 410 or a redirect, and none to a voice that is not signed for', async () => {
  const [key = ''] = open.address.split('/').slice(-1)
  const right = [`${open.address}/`, `${open.address}?a=1&a=2`, open.address.replace('/hooks', '/HOOKS')]
  for (const path of right) expect((await send('POST', path)).status).toBe(200)
  const wrong = [
    ...['/hooks', '/hooks/', '/hooks//', '/hooks/..', '/hooks/../../etc/passwd', '/hooks/%2e%2e/x'],
    ...[`/hooks//${open.source.id}/${key}`, `${open.short}//${key}`, `${open.short}%2F${key}`],
    ...[`${open.address}/more`, `${open.short}/${key.toUpperCase()}`, `${open.short}/${key}%20`],
    ...[`/hooks/${'a'.repeat(12_000)}`, `/hooks/a/${'b'.repeat(12_000)}`, '/hooks/__proto__/constructor'],
    ...['/hooks/%F0%9F%91%8D/x', `/hooks/${open.source.id.toUpperCase()}/${key}`, '/hooks/%25/%25'],
  ]
  for (const path of wrong) expect([path, (await send('POST', path)).status]).toEqual([path, 401])
  for (const path of ['/hooks/%00/x', `${open.short}/%ff`, '/hooks/%']) {
    expect([path, (await send('POST', path)).status]).toEqual([path, 400])
  }
  expect((await send('HEAD', open.address, { 'Content-Length': '0' })).status).toBe(200)
  expect((await send('POST', open.address, { 'Transfer-Encoding': 'chunked' })).status).toBe(200)
  expect((await send('POST', open.address, { Expect: '100-continue' })).status).toBe(200)
})

test('[J62] a client that offers another protocol is answered in this one', async () => {
  const offers = {
    Connection: 'Upgrade, HTTP2-Settings',
    Upgrade: 'h2c',
    'HTTP2-Settings': 'AAEAAEAAAAIAAAAB',
  }
  expect((await send('POST', open.address, { ...offers, 'Content-Type': 'application/json' })).status).toBe(
    200,
  )
})

test('[J63] no key is in the log: not the header of the source’s own scheme, and none that repeats the address', async () => {
  const own = { name: 'own', static: { header: 'X-Shop' } }
  const hook = await openHook(server, { metric: 'nps', secret: 'a plain secret', signature: own })
  const key = hook.address.split('/').at(-1) ?? ''
  const { body } = await hook.post(VOICE, {
    ...{
      'X-Shop': 'a plain secret',
      'X-Original-Uri': hook.address,
      Referer: `https://x.example${hook.address}`,
    },
    ...{ 'X-Copy': 'with a plain secret in it', 'X-Event': 'kept' },
  })
  expect(body.state).toBe('kept')
  await hook.post(VOICE, { 'X-Shop': 'a plain secre' })
  const whole = [await hook.delivery(body.delivery), await hook.log(), body]
  const { body: audit } = await server.asOwner('GET', '/api/v1/audit')
  const text = JSON.stringify([whole, audit])
  expect(text).not.toContain(key)
  expect(text).not.toContain('a plain secre')
  expect(Object.keys((whole[0] as Delivery).headers)).toContain('x-event')
})

test('[J64] what many items cost is owed, so that no body goes past the limit', async () => {
  const slow = await startTestServer({ TENFOOT_RATE_LIMIT: '2' })
  const hook = await openHook(slow, { metric: 'nps' })
  const items = Array.from({ length: 20 }, (_, n) => ({ score: 9, comment: `Number ${n}.` }))
  expect((await hook.post(items)).body.entries).toHaveLength(20)
  const { status, headers } = await hook.post(VOICE)
  expect(status).toBe(429)
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(5)
  expect((await hook.post(VOICE, {}, `${hook.address}?dry=1`)).status).toBe(429)
  await slow.close()
})

test('[J64] what is owed is paid by waiting, and without a limit nothing is owed', () => {
  const limit = createRateLimit(10)
  limit.take('shop', 1, 0)
  limit.owe('shop', 29, 0)
  expect(limit.take('shop', 1, 1_000)).toMatchObject({ allowed: false, reset: 2 })
  expect(limit.take('shop', 1, 2_200).allowed).toBe(true)
  const none = createRateLimit(0)
  none.owe('shop', 1_000, 0)
  expect(none.take('shop', 1, 0).allowed).toBe(true)
})

test('[J65] an id that is not well-formed is kept as every other text, and known again', async () => {
  for (const id of ['a\u0000b', 'cut \ud83d', 'e\u0301']) {
    const first = await open.post({ ...VOICE, id })
    const second = await open.post({ ...VOICE, id, comment: 'Edited.' })
    expect(first.body).toMatchObject({ state: 'kept', entries: [{ did: 'created' }] })
    expect(second.body).toMatchObject({ state: 'kept', entries: [{ did: 'changed', id: first.body.id }] })
  }
  const blank = await Promise.all([1, 2].map((n) => open.post({ ...VOICE, id: '\u200b', comment: `${n}` })))
  expect(new Set(blank.map(({ body }) => body.id)).size).toBe(2)
})

test('[J66] all that wait are read again, also behind many that nobody understands', async () => {
  const hook = await openHook(server, {})
  const post = (n: number) => hook.post(n < 510 ? { odd: n } : { kunde: { was: `Satz ${n}.` } })
  for (let n = 0; n < 510; n += 30) {
    await Promise.all(Array.from({ length: 30 }, (_, more) => post(n + more)))
  }
  await post(510)
  await hook.change({ mapping: { comment: '/kunde/was' } })
  const all = await server.asOwner('POST', `${hook.deliveries}/replay`)
  expect(all.body).toEqual({ replayed: 511, kept: 1, waiting: 510 })
  expect((await hook.entries()).map(({ comment }) => comment)).toEqual(['Satz 510.'])
})

test('[J67] what a body says is nothing that code inherits', async () => {
  const body =
    '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"comment":"Plain."}'
  expect((await open.post(body)).body.state).toBe('kept')
  for (const form of [
    '__proto__[polluted]=yes&comment=Form.',
    'constructor[prototype][polluted]=yes&comment=F.',
  ]) {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await open.post(form, headers)).body.state).toBe('kept')
  }
  expect('polluted' in {}).toBe(false)
  const odd = {
    name: 'Odd',
    mapping: { comment: '/__proto__/toString', score: '/constructor/length' },
    metric: 'nps',
  }
  const hook = await openHook(server, odd)
  expect((await hook.post({ a: 1 })).body.state).toBe('inbox')
})

test('[J68] a hundred thousand items in one body wait in the inbox, and nothing of them is kept', async () => {
  const hook = await openHook(server, { metric: 'nps' })
  const { status, body } = await hook.post(`[${Array(100_000).fill('{"a":1}').join(',')}]`)
  expect([status, body.state, body.entries]).toEqual([200, 'inbox', undefined])
  expect(body.why?.[0]?.detail).toContain('at most 1000')
})

test('[J69] tests count nowhere', async () => {
  const hook = await openHook(server, { metric: 'nps' })
  await hook.post({ ...VOICE, test: true })
  expect(await hook.entries()).toMatchObject([{ counted: false, reason: 'test' }])
  const { body } = await server.asOwner('GET', `/api/v1/scores?metric=nps&window=1d&source=${hook.source.id}`)
  expect(body.n).toBe(0)
})

test('[J70] a deleted source is as one that never was', async () => {
  const hook = await openHook(server, { metric: 'nps' })
  await hook.post(VOICE)
  await server.asOwner('DELETE', `/api/v1/sources/${hook.source.id}`)
  const answers = await Promise.all([hook.post(VOICE), hook.post(VOICE, {}, `/hooks/none/none`)])
  expect(answers.map((answer) => refusalOf(answer))).toEqual([{ status: 401 }, { status: 401 }])
  expect(told(answers[0])).toEqual(told(answers[1]))
})

test('[J76] rules hold an unhappy voice whether its score comes with its words, before them or after them', async () => {
  const hook = await openHook(server, { metric: 'nps', policy: 'rules' })
  await addRule(server, { source: hook.source.id, when: { moods: ['bad'] }, do: { verdict: 'hold' } })
  const [score, comment] = [{ score: 1 }, { comment: 'Never again.' }]
  const orders = {
    together: [{ ...score, ...comment }],
    'score first': [score, comment],
    'words first': [comment, score],
  }
  for (const [id, parts] of Object.entries(orders)) {
    for (const part of parts) await hook.post({ id, ...part })
  }
  const entries = await hook.entries()
  expect(entries.map(({ display }) => display)).toEqual(['held', 'held', 'held'])
  expect(entries).toMatchObject(Array(3).fill({ score: 1, comment: 'Never again.' }))
})
