import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeliverySummary, Trial } from '../../../shared/deliveries.ts'
import { openHook } from '../../testing/hook.ts'
import { refusalOf } from '../../testing/integrator.ts'
import { cookieOf, OWNER, startTestServer, type TestServer } from '../../testing/server.ts'

const DAY = 24 * 60 * 60_000
const ODD = (n: number) => ({ kunde: { wie: String(n), was: `Satz ${n}.`, wer: 'Jo' }, nummer: `n-${n}` })
const MAPPING = {
  score: '/kunde/wie',
  comment: '/kunde/was',
  'author.name': '/kunde/wer',
  externalId: '/nummer',
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('[J40] a mapping is tried before it is saved, then one or all that wait are read again: nothing lost, nothing doubled', async () => {
  const hook = await openHook(server, { name: 'Odd' })
  const sent = []
  for (const n of [7, 8, 9]) sent.push((await hook.post(ODD(n))).body)
  expect(sent.map(({ state }) => state)).toEqual(['inbox', 'inbox', 'inbox'])
  const inbox = await server.asOwner<{ items: object[] }>('GET', '/api/v1/sources/inbox')
  expect(inbox.body.items).toContainEqual({ source: hook.source.id, waiting: 3 })
  const id = sent[0]?.delivery as string
  const tried = await server.asOwner<Trial>('POST', `/api/v1/sources/${hook.source.id}/try`, {
    ...{ delivery: id, mapping: MAPPING, metric: 'nps' },
  })
  expect(tried.body).toMatchObject({
    state: 'kept',
    events: [
      {
        means: 'upsert',
        subject: 'n-7',
        did: 'created',
        entry: { score: 7, comment: 'Satz 7.', author: { name: 'Jo' } },
      },
    ],
  })
  expect(await hook.entries()).toEqual([])
  await hook.change({ mapping: MAPPING, metric: 'nps' })
  const one = await server.asOwner<DeliverySummary>('POST', `${hook.deliveries}/${id}/replay`)
  expect(one).toMatchObject({ status: 200, body: { state: 'kept', entries: [{ did: 'created' }] } })
  const twice = await server.asOwner<DeliverySummary>('POST', `${hook.deliveries}/${id}/replay`)
  expect(twice.body).toMatchObject({
    state: 'kept',
    entries: [{ id: one.body.entries[0]?.id, did: 'unchanged' }],
  })
  const all = await server.asOwner('POST', `${hook.deliveries}/replay`)
  expect(all.body).toEqual({ replayed: 2, kept: 2, waiting: 0 })
  expect((await server.asOwner('POST', `${hook.deliveries}/replay`)).body).toEqual({
    replayed: 0,
    kept: 0,
    waiting: 0,
  })
  expect((await hook.entries()).map(({ score }) => score).toSorted()).toEqual([7, 8, 9])
})

test('[J41] a voice that is read later counts by when it came, not by when it was understood', async () => {
  const hook = await openHook(server, {})
  const came = new Date(server.clock.now()).toISOString()
  const { body } = await hook.post(ODD(5))
  server.clock.forward(DAY)
  await hook.change({ mapping: MAPPING, metric: 'nps' })
  await server.asOwner('POST', `${hook.deliveries}/${body.delivery}/replay`)
  expect((await hook.entries())[0]?.occurredAt).toBe(came)
})

test('[J42] what waits can be put aside, which stands in the audit log, and read again after all', async () => {
  const hook = await openHook(server, {})
  const { body } = await hook.post(ODD(5))
  const path = `${hook.deliveries}/${body.delivery}`
  expect(refusalOf(await server.asOwner('PATCH', path, { state: 'kept' }))).toMatchObject({ status: 422 })
  expect((await server.asOwner('PATCH', path, { state: 'dismissed' })).body).toMatchObject({
    state: 'dismissed',
  })
  expect(refusalOf(await server.asOwner('PATCH', path, { state: 'dismissed' }))).toEqual({ status: 409 })
  const log = await server.asOwner<{ items: object[] }>('GET', `/api/v1/audit?subject=${body.delivery}`)
  expect(log.body.items).toMatchObject([{ action: 'delivery.dismissed' }])
  await hook.change({ mapping: MAPPING, metric: 'nps' })
  expect((await server.asOwner('POST', `${path}/replay`)).body).toMatchObject({ state: 'kept' })
})

test('[J44] the log can be paged and narrowed to states, and says how many there are of each', async () => {
  const hook = await openHook(server, { metric: 'nps' })
  for (const n of [1, 2, 3]) await hook.post({ comment: `Number ${n}.` })
  await hook.post({ what: 'ever' })
  const read = async (query: string) =>
    (
      await server.asOwner<{ items: DeliverySummary[]; next: string | null }>(
        'GET',
        `${hook.deliveries}?${query}`,
      )
    ).body
  const first = await read('limit=2&state=kept')
  const rest = await read(`limit=2&state=kept&cursor=${first.next}`)
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  expect((await read('state=inbox,partly')).items).toHaveLength(1)
  expect((await server.asOwner('GET', `${hook.deliveries}/counts`)).body).toMatchObject({
    kept: 3,
    inbox: 1,
    refused: 0,
  })
  expect(refusalOf(await server.asOwner('GET', `${hook.deliveries}?state=never`))).toMatchObject({
    status: 422,
  })
  expect(refusalOf(await server.asOwner('GET', `${hook.deliveries}/nothing`))).toEqual({ status: 404 })
})

test('[J45] a pasted example is read as the source would read it', async () => {
  const hook = await openHook(server, { metric: 'stars' })
  const attempt = async (body: object) =>
    (await server.asOwner<Trial>('POST', `/api/v1/sources/${hook.source.id}/try`, body)).body
  expect(await attempt({ body: 'score=4&comment=Fine' })).toMatchObject({
    ...{ state: 'kept', events: [{ entry: { metric: 'stars', score: 4, comment: 'Fine' } }] },
  })
  expect(await attempt({ body: '{"a":' })).toMatchObject({ state: 'inbox', events: [] })
  const none = await server.asOwner('POST', `/api/v1/sources/${hook.source.id}/try`, {})
  expect(refusalOf(none)).toMatchObject({ status: 422 })
})

test('[J46] erasing a person reaches what waits in the inbox and what brought their words', async () => {
  const hook = await openHook(server, { metric: 'nps' })
  const kept = (await hook.post({ comment: 'Call me.', email: 'Mia@example.com', name: 'Mia' })).body
  const waits = (await hook.post({ unbekannt: 'mia@example.com wants a call' })).body
  await server.asOwner('POST', '/api/v1/persons/erasure', { email: 'mia@example.com' })
  server.clock.forward(10_001)
  for (const { delivery } of [kept, waits]) {
    await expect.poll(async () => (await hook.delivery(delivery)).body).toBeNull()
  }
})

test('[J43] the log is kept for as many days as the source says, 30 where it says nothing', async () => {
  const long = await startTestServer()
  const hook = await openHook(long, { metric: 'nps' })
  const short = await openHook(long, { metric: 'nps', logDays: 2 })
  await hook.post({ comment: 'Thirty days.' })
  await short.post({ comment: 'Two days.' })
  long.clock.forward(2 * DAY + 1)
  expect([(await hook.log()).length, (await short.log()).length]).toEqual([1, 0])
  long.clock.forward(28 * DAY)
  const { headers } = await long.call('POST', '/api/v1/session', { Origin: long.url }, OWNER)
  const log = await long.call<{ items: object[] }>('GET', hook.deliveries, { Cookie: cookieOf(headers) })
  expect(log.body.items).toEqual([])
  await long.close()
})

test('[J43] a source may say from 1 to 365 days', async () => {
  const hook = await openHook(server)
  for (const logDays of [0, 366, 1.5]) {
    expect(refusalOf(await hook.change({ logDays }))).toEqual({ status: 422, pointers: ['/logDays'] })
  }
  expect((await hook.change({ logDays: 365 })).body).toMatchObject({ logDays: 365 })
})

test('[J79] what waited writes nothing over what came after it, and is decided as its source is set by then', async () => {
  const hook = await openHook(server, {})
  const told = (was: string) => ({ kunde: { was }, nummer: 'once' })
  const [old, other] = [
    (await hook.post(told('Old.'))).body,
    (await hook.post({ kunde: { was: 'Mine.' } })).body,
  ]
  await hook.change({ mapping: MAPPING, policy: 'hold' })
  server.clock.forward(1_000)
  const edit = (await hook.post(told('New.'))).body
  const again = ({ delivery }: { delivery: string }) =>
    server.asOwner<DeliverySummary>('POST', `${hook.deliveries}/${delivery}/replay`)
  expect((await again(old)).body).toMatchObject({ state: 'kept', entries: [{ id: edit.id }] })
  expect((await again(other)).body).toMatchObject({ state: 'kept', entries: [{ did: 'created' }] })
  const entries = await hook.entries()
  expect(entries.map(({ comment, display }) => [comment, display]).toSorted()).toEqual([
    ['Mine.', 'held'],
    ['New.', 'held'],
  ])
})

test('[J50] a sender that repeats what was mapped and read again meanwhile is told so, and nothing is doubled', async () => {
  const hook = await openHook(server, {})
  const sent = { kunde: { was: 'Only once.' } }
  const { body } = await hook.post(sent)
  await hook.change({ mapping: MAPPING })
  await server.asOwner('POST', `${hook.deliveries}/replay`)
  expect((await hook.post(sent)).body).toMatchObject({ state: 'repeated', repeats: body.delivery })
  expect(await hook.entries()).toHaveLength(1)
})
