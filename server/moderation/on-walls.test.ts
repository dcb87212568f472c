import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface OnWall {
  name: string
  stands: boolean
  why: string | null
  voice: { words: string | null; name: string | null } | null
}

let server: TestServer
let shop: Integrator

beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps', policy: 'hold' }))
  const walls = [
    { name: 'All', slug: 'all' },
    { name: 'Calm', slug: 'calm', unhappy: 'count' },
    { name: 'Hamburg', slug: 'hamburg', filter: { locations: ['Hamburg'] } },
    { name: 'Tests', slug: 'tests', tests: true },
  ]
  for (const wall of walls) await server.asOwner('POST', '/api/v1/walls', wall)
})
afterAll(() => server.close())

async function onWalls(posted: object): Promise<Record<string, OnWall>> {
  const { id } = (await shop.post(posted)).body
  const { body } = await server.asOwner<{ items: OnWall[] }>('GET', `/api/v1/feedback/${id}/walls`)
  return Object.fromEntries(body.items.map((item) => [item.name, item]))
}

const why = (walls: Record<string, OnWall>) =>
  Object.fromEntries(Object.entries(walls).map(([name, wall]) => [name, wall.why]))

test('[A52] a held voice is told as it would stand on each wall, and why not on others', async () => {
  const author = { name: 'Johanna Doe-Winter' }
  const walls = await onWalls({ score: 2, comment: 'Call me: maya@example.com, please.', author })
  expect(why(walls)).toEqual({ All: null, Calm: 'unhappy', Hamburg: 'filter', Tests: null })
  expect(walls.All).toMatchObject({
    stands: true,
    voice: { words: 'Call me: …, please.', name: 'Johanna D.' },
  })
  expect(walls.Calm).toMatchObject({ stands: false, voice: null })
})

test('[A52] consent, tests and masked words that leave nothing are told as reasons', async () => {
  const agreed = await onWalls({ comment: 'Not for the wall.', consent: { show: false } })
  expect(new Set(Object.values(why(agreed)))).toEqual(new Set(['consent']))
  const tried = await onWalls({ comment: 'A try.', test: true, location: 'Hamburg' })
  expect(why(tried)).toEqual({ All: 'test', Calm: 'test', Hamburg: 'test', Tests: null })
  const wordless = await onWalls({ comment: 'maya@example.com' })
  expect(why(wordless)).toMatchObject({ All: 'wordless' })
})

test('[A52] an entry that there is not is 404', async () => {
  const answer = await server.asOwner('GET', '/api/v1/feedback/nobody/walls')
  expect(refusalOf(answer)).toMatchObject({ status: 404 })
})
