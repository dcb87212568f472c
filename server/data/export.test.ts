import { request as httpRequest } from 'node:http'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Kept, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const MANY = 1_234

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_RATE_LIMIT: '0' })
  const shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  const entries = Array.from({ length: MANY }, (_, n) => ({
    ...{ score: n % 11, comment: `Number ${n}`, location: n % 2 ? 'Leipzig' : 'Bremen' },
    author: { name: 'Maya Krüger', email: 'maya@example.com' },
  }))
  await shop.batch(entries.slice(0, 1_000))
  await shop.batch(entries.slice(1_000))
})
afterAll(() => server.close())

const file = (query: string) =>
  server.call<string>('GET', `/api/v1/feedback/export?${query}`, { Cookie: server.cookie })

test('[E20] an export holds each entry of a filtered list once, the newest first, in both formats', async () => {
  const csv = await file('format=csv&location=Leipzig')
  expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(csv.headers.get('Content-Disposition')).toBe('attachment; filename="feedback.csv"')
  const rows: Record<string, string>[] = parse(csv.body, { columns: true, bom: true })
  const odd = Array.from({ length: MANY }, (_, n) => n).filter((n) => n % 2)
  expect(rows.map(({ comment }) => comment)).toEqual(odd.toReversed().map((n) => `Number ${n}`))
  const ndjson = await file('format=ndjson&location=Leipzig&score=9-10')
  const lines = ndjson.body.split('\n').filter(Boolean)
  const entries = lines.map((line) => JSON.parse(line) as Kept)
  expect(entries).toHaveLength(odd.filter((n) => n % 11 >= 9).length)
  const list = await server.asOwner<{ items: Kept[] }>('GET', '/api/v1/feedback?location=Leipzig&score=9-10')
  expect(entries.slice(0, list.body.items.length)).toEqual(list.body.items)
})

test('[E20] a list without entries is a file without lines, and an unknown filter is refused', async () => {
  expect((await file('format=ndjson&location=Nowhere')).body).toBe('')
  expect(parse((await file('format=csv&location=Nowhere')).body, { columns: true })).toEqual([])
  for (const query of ['', 'format=xml', 'format=csv&where=1', 'format=csv&limit=5']) {
    expect(refusalOf(await file(query))).toMatchObject({ status: 422 })
  }
})

test('[E22] an export ends when whoever asked has gone, and the server goes on', async () => {
  const url = new URL(`${server.url}/api/v1/feedback/export?format=ndjson`)
  await new Promise<void>((resolve, reject) => {
    const asked = httpRequest(url, { headers: { Cookie: server.cookie } }, (response) => {
      response.once('data', () => {
        response.destroy()
        resolve()
      })
    })
    asked.once('error', reject)
    asked.end()
  })
  expect((await file('format=ndjson')).body.split('\n').filter(Boolean)).toHaveLength(MANY)
})
