import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, SECOND } from '../testing/clock.ts'
import { createIntegrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface Token {
  id: string
  lastFour: string
  endsAt: string | null
  lastUsedAt: string | null
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const tokensOf = async (id: string) =>
  (await server.asOwner<{ items: Token[] }>('GET', `/api/v1/sources/${id}/tokens`)).body.items
const rotate = (id: string, body: object = {}) =>
  server.asOwner<{ token: string; items: Token[] }>('POST', `/api/v1/sources/${id}/tokens`, body)
const postWith = (token: string) => createIntegrator(server, { id: '', token }).post({ comment: 'Hello.' })

test('[Q1] after a rotation both tokens work until the overlap is over, then the new one alone', async () => {
  const { id, token } = await server.makeSource()
  const { status, body } = await rotate(id, { overlapHours: 2 })
  expect(status).toBe(201)
  expect(body.token).toMatch(/^tf_src_[\w-]{43}$/)
  const ends = new Date(server.clock.now() + 2 * HOUR).toISOString()
  expect(body.items.map(({ lastFour, endsAt }) => [lastFour, endsAt])).toEqual([
    [body.token.slice(-4), null],
    [token.slice(-4), ends],
  ])
  expect([(await postWith(token)).status, (await postWith(body.token)).status]).toEqual([201, 201])
  server.clock.forward(2 * HOUR)
  const late = await postWith(token)
  expect(refusalOf(late)).toEqual({ status: 401 })
  expect(JSON.stringify(late.body)).toContain('another one has taken its place')
  expect((await postWith(body.token)).status).toBe(201)
  expect(await tokensOf(id)).toHaveLength(1)
})

test('[Q1] the one before goes on for a day where nothing is said, and not at all with no overlap', async () => {
  const { id, token } = await server.makeSource()
  const { body } = await rotate(id)
  expect(body.items[1]?.endsAt).toBe(new Date(server.clock.now() + 24 * HOUR).toISOString())
  const next = await rotate(id, { overlapHours: 0 })
  expect(next.body.items).toHaveLength(1)
  expect((await postWith(token)).status).toBe(401)
  expect((await postWith(body.token)).status).toBe(401)
  expect((await postWith(next.body.token)).status).toBe(201)
})

test.each([{ overlapHours: -1 }, { overlapHours: 1.5 }, { overlapHours: 169 }, { overlapHours: '1' }])(
  '[Q1] no overlap is %j',
  async (body) => {
    const { id } = await server.makeSource()
    expect(refusalOf(await rotate(id, body))).toEqual({ status: 422, pointers: ['/overlapHours'] })
  },
)

test('[Q2] a token that overlaps can be ended at once; the one that goes on cannot, without another', async () => {
  const { id, token } = await server.makeSource()
  const { body } = await rotate(id)
  expect((await postWith(token)).status).toBe(201)
  const [current, former] = body.items
  const end = (which: string | undefined) => server.asOwner('DELETE', `/api/v1/sources/${id}/tokens/${which}`)
  expect((await end(former?.id)).status).toBe(204)
  expect((await postWith(token)).status).toBe(401)
  expect(refusalOf(await end(current?.id))).toEqual({ status: 409 })
  expect(refusalOf(await end('none'))).toEqual({ status: 404 })
  expect((await postWith(body.token)).status).toBe(201)
  const log = await server.asOwner('GET', `/api/v1/audit?subject=${id}`)
  expect(log.body).toMatchObject({
    items: [
      { action: 'source.token.ended' },
      { action: 'source.token.rotated', after: { overlapHours: 24 } },
      { action: 'source.created' },
    ],
  })
  expect(JSON.stringify(log.body)).not.toContain(body.token)
})

test('[Q3] a token is told once; afterwards its last four characters and when it was last sent', async () => {
  const { id, token } = await server.makeSource()
  expect(await tokensOf(id)).toMatchObject([{ lastFour: token.slice(-4), lastUsedAt: null }])
  await postWith(token)
  const used = server.clock.now()
  server.clock.forward(5 * SECOND)
  const told = await tokensOf(id)
  expect(told).toMatchObject([{ lastUsedAt: new Date(used).toISOString() }])
  expect(JSON.stringify(told)).not.toContain(token)
  const unknown = await server.asOwner('GET', '/api/v1/sources/none/tokens')
  expect(refusalOf(unknown)).toEqual({ status: 404 })
  expect(refusalOf(await rotate('none'))).toEqual({ status: 404 })
})
