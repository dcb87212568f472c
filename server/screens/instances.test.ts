import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import type { ScreenAnswer } from '../../shared/screens.ts'
import { openPage, openPaired } from '../live/testing/paired.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let one: TestServer
let two: TestServer
let wall = ''

beforeAll(async () => {
  database = await freshDatabase(inject('postgresUrl'))
  one = await startTestServer({ DATABASE_URL: database.url })
  two = await startTestServer({ DATABASE_URL: database.url })
  const made = await one.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: 'Wall', slug: 'wall' })
  wall = made.body.id
})
afterAll(async () => {
  await one.close()
  await two.close()
  await database.drop()
})

test('[C20] a code of one instance is confirmed at another, once, and the screen obeys at whichever it is', async () => {
  const page = await openPage(one.url)
  const code = page.offers[0]?.code
  const claims = await Promise.all(
    [one, two].map((server) =>
      server.asOwner<ScreenAnswer>('POST', '/api/v1/screens', { code, name: 'Lobby', wall }),
    ),
  )
  expect(claims.map(({ status }) => status).sort()).toEqual([201, 404])
  await page.until(({ paired }) => paired !== null)
  const token = page.paired?.token ?? ''
  const screens = [await openPaired(one.url, token), await openPaired(two.url, token)]
  const { id } = (claims.find(({ status }) => status === 201) as { body: ScreenAnswer }).body
  await two.asOwner('PATCH', `/api/v1/screens/${id}`, { dim: 0.4 })
  await Promise.all(screens.map((screen) => screen.until(({ states }) => states.at(-1)?.dim === 0.4)))
  await two.asOwner('DELETE', `/api/v1/screens/${id}`)
  await Promise.all(screens.map((screen) => screen.until(({ connected }) => !connected())))
  expect(screens.map(({ refusals }) => refusals)).toEqual([['unpaired'], ['unpaired']])
  page.close()
})

test('[C20] a page that comes back to another instance goes on with its code there', async () => {
  const page = await openPage(one.url)
  const [offer] = page.offers
  page.close()
  const back = await openPage(two.url, { pairing: offer?.pairing as string })
  expect(back.offers[0]?.code).toBe(offer?.code)
  await one.asOwner('POST', '/api/v1/screens', { code: offer?.code, name: 'Hall', wall })
  await back.until(({ paired }) => paired !== null)
  back.close()
})
