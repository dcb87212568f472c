import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIMENSIONS } from '../../shared/dimension.ts'
import type { ByAnswer, WindowedScore, YearAnswer } from '../../shared/scores.ts'
import { createClock, DAY } from '../testing/clock.ts'
import { signIn } from '../testing/people.ts'
import { cookieOf, OWNER, startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

let server: TestServer
let shop: TestSource
let web: TestSource

let cookie: string

const ask = <Body>(method: string, path: string, body?: object) =>
  server.call<Body>(method, `/api/v1${path}`, { Cookie: cookie, Origin: server.url }, body)

const get = async <Body>(path: string): Promise<Body> => {
  const { status, body } = await ask<Body>('GET', `/scores${path}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const CITIES = ['Leipzig', 'Halle an der Saale', 'Jena & Umgebung', 'Ålesund']

/** Nobody stays signed in for that long. */
async function forward(days: number): Promise<void> {
  server.clock.forward(days * DAY)
  cookie = cookieOf((await signIn(server, OWNER.email, OWNER.password)).headers)
}

/** Answers of the last days, different for each day, some of them on another scale. */
async function post({ token }: TestSource, many: number): Promise<void> {
  const entries = Array.from({ length: many }, (_, n) => ({
    score: 1 + ((n * 7) % 10),
    ...(n % 3 === 0 && { scale: { min: 1, max: 10 } }),
    location: CITIES[(n * n) % 4],
    touchpoint: n % 2 === 0 ? 'visit' : 'delivery',
    ...(n % 4 > 0 && { tags: n % 4 === 1 ? ['a'] : ['a', 'b'] }),
    language: n % 5 === 0 ? 'de' : 'en',
    author: { segment: n % 6 === 0 ? 'retail' : 'trade' },
    occurredAt: new Date(server.clock.now() - ((n * 11) % 28) * DAY).toISOString(),
  }))
  const headers = { Authorization: `Bearer ${token}` }
  const { status, body } = await server.call('POST', '/api/v1/feedback/batch', headers, entries)
  if (status !== 200) throw new Error(JSON.stringify(body))
}

beforeAll(async () => {
  // In the last quarter of an hour of a month: a window of its days is the month itself.
  server = await startTestServer({}, { clock: createClock('2026-09-30T23:50:00Z') })
  shop = await server.makeSource({ name: 'Shop', metric: 'nps' })
  web = await server.makeSource({ name: 'Web', metric: 'nps' })
  const wall = { name: 'Lobby', slug: 'lobby', timeZone: 'UTC', filter: { locations: CITIES.slice(0, 2) } }
  cookie = server.cookie
  await ask('POST', '/walls', wall)
  await ask('POST', '/walls', { name: 'All', slug: 'all', timeZone: 'UTC' })
})
afterAll(() => server.close())

/** What a part of the year says of the same stretch of time. */
function asPart({ window: _window, previous: _previous, change: _change, ...score }: WindowedScore) {
  return score
}

describe('scores over the API', () => {
  test('[S36] a month of the year is, to the digit, the score that was told when it ended', async () => {
    const told: Record<string, unknown>[] = []
    for (const [days, many] of [
      [30, 60],
      [31, 3],
      [30, 45],
    ] as const) {
      if (told.length > 0) await forward(days)
      await post(shop, many)
      for (const wall of ['all', 'lobby']) {
        told.push(asPart(await get<WindowedScore>(`?wall=${wall}&window=${days}d`)))
      }
    }
    for (const [place, wall] of ['all', 'lobby'].entries()) {
      const { items } = await get<YearAnswer>(`/year?wall=${wall}`)
      expect(items).toHaveLength(12)
      const scores = items.slice(-3).map(({ from: _from, to: _to, ...score }) => score)
      expect(scores).toEqual([told[place], told[place + 2], told[place + 4]])
      expect(items[0]).toMatchObject({ from: '2025-12-01T00:00:00.000Z', n: 0, score: null, state: 'none' })
    }
  })

  test('[S36] a week of the year is, to the digit, the score of its seven days', async () => {
    // The last quarter of an hour of a Sunday.
    await forward(6)
    await post(web, 20)
    const { items } = await get<YearAnswer>('/year?wall=all&step=week')
    expect(items).toHaveLength(52)
    const { from, to, ...week } = items.at(-1) as YearAnswer['items'][number]
    expect([from, to]).toEqual(['2026-11-30T00:00:00.000Z', '2026-12-07T00:00:00.000Z'])
    expect(week).toEqual(asPart(await get<WindowedScore>('?wall=all&window=7d')))
  })

  test.each(['?metric=nps&window=30d', '?wall=lobby&window=90d'])(
    '[S37] by each dimension a value has, to the digit, the score of %s narrowed to it',
    async (asked) => {
      for (const dimension of DIMENSIONS) {
        const { items, others } = await get<ByAnswer>(`/by${asked}&dimension=${dimension}`)
        expect(items.length).toBeGreaterThan(1)
        expect(others).toBe(0)
        for (const { value, ...score } of items) {
          const narrowed = `${asked}&${dimension}=${encodeURIComponent(value)}`
          expect(score).toEqual(asPart(await get<WindowedScore>(narrowed)))
        }
      }
    },
  )

  test('[S37] a wall’s filter admits no other value, and what does not count is told beside it', async () => {
    const before = await get<ByAnswer>('/by?wall=lobby&dimension=location')
    expect(before.items.map(({ value }) => value).toSorted()).toEqual(CITIES.slice(0, 2).toSorted())
    const list = `/feedback?location=${CITIES[0]}&limit=1`
    const { body } = await ask<{ items: { id: string }[] }>('GET', list)
    const change = { counted: false, reason: 'spam' }
    await ask('PATCH', `/feedback/${body.items[0]?.id}`, change)
    const leipzig = ({ items }: ByAnswer) => items.find(({ value }) => value === CITIES[0])
    const after = await get<ByAnswer>('/by?wall=lobby&dimension=location')
    expect(leipzig(after)).toMatchObject({ n: (leipzig(before)?.n ?? 0) - 1, excluded: 1 })
  })

  test.each([
    ['/by?metric=nps', '/dimension'],
    ['/by?metric=nps&dimension=author', '/dimension'],
    ['/by?metric=nps&dimension=tag&window=731d', '/window'],
    ['/by?dimension=tag', '/metric'],
    ['/year?metric=nps&step=day', '/step'],
    ['/year?metric=nps&metric=csat', '/metric'],
    ['/year?wall=none', '/wall'],
  ])('[S39] %s is refused, and %s is named', async (path, pointer) => {
    const { status, body } = await ask('GET', `/scores${path}`)
    expect(status).toBe(422)
    expect(body).toMatchObject({ errors: [{ pointer }] })
  })
})
