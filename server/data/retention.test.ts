import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DAY } from '../testing/clock.ts'
import { createIntegrator, type Kept, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const admin = <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
  server.asOwner<Body>(method, `/api/v1${path}`, body)

test('[E11] a source that keeps words for ten days loses older ones, and tells before how many', async () => {
  const source = await server.makeSource({ metric: 'nps' })
  const shop = createIntegrator(server, source)
  const { id: old } = (await shop.post({ score: 9, comment: 'Old.' })).body
  server.clock.forward(20 * DAY)
  const { id: fresh } = (await shop.post({ score: 9, comment: 'Fresh.' })).body
  const preview = await admin('GET', `/sources/${source.id}/retention?days=10`)
  expect(preview.body).toMatchObject({ days: 10, entries: 1 })
  expect((await admin('GET', `/sources/${source.id}/retention?days=25`)).body).toMatchObject({ entries: 0 })
  await admin('PATCH', `/sources/${source.id}`, { retentionDays: 10 })
  const read = async (id: string) => (await admin<Kept>('GET', `/feedback/${id}`)).body
  await vi.waitFor(async () => expect(await read(old)).toMatchObject({ erased: true, score: 9 }), 5_000)
  expect(await read(fresh)).toMatchObject({ comment: 'Fresh.' })
  const log = await admin<{ items: { action: string }[] }>('GET', `/audit?subject=${source.id}`)
  expect(log.body.items).toContainEqual(
    expect.objectContaining({ action: 'retention.erased', after: { retentionDays: 10, entries: 1 } }),
  )
})

test('[E10] a time of keeping is from a day to ten years, or none', async () => {
  const { id } = await server.makeSource()
  for (const days of ['0', '3651', '-1', '1.5', 'x', '']) {
    const asked = await admin('GET', `/sources/${id}/retention?days=${days}`)
    expect(refusalOf(asked)).toMatchObject({ status: 422, pointers: ['/days'] })
  }
  for (const retentionDays of [0, 3_651, 1.5, '30']) {
    const changed = await admin('PATCH', `/sources/${id}`, { retentionDays })
    expect(refusalOf(changed)).toEqual({ status: 422, pointers: ['/retentionDays'] })
  }
  expect((await admin('PATCH', `/sources/${id}`, { retentionDays: 10 })).body).toMatchObject({
    retentionDays: 10,
  })
  const without = await admin('PATCH', `/sources/${id}`, { retentionDays: null })
  expect(without.body).not.toHaveProperty('retentionDays')
})
