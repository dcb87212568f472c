import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveServer, makeSource, makeWall, startLiveServer } from '../live/testing/live-server.ts'
import { openScreen } from '../live/testing/screen.ts'
import { createCaller } from '../testing/server.ts'

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

const call = (method: string, path: string, body?: object) =>
  createCaller(server.url)(method, `/api/v1${path}`, { Cookie: server.cookie, Origin: server.url }, body)

test('[V35] a deleted wall sends its screens away at once and opens to nobody; what customers said stays', async () => {
  const source = await makeSource(server)
  const wall = await makeWall(server, { filter: { sources: [source.id] } })
  const { id } = await source.post({ score: 9, comment: 'Well done.' })
  const screen = await openScreen(server, wall)
  await screen.until(({ view }) => view.turn?.voice.id === id)
  const away = new Promise((resolve) => screen.socket.once('disconnect', resolve))
  expect((await call('DELETE', `/walls/${wall.id}`)).status).toBe(204)
  await away
  const page = `${server.url}/wall/${wall.slug}?key=${wall.shareKey}`
  expect((await fetch(page)).status).toBe(403)
  expect((await fetch(page, { headers: { Cookie: server.cookie } })).status).toBe(403)
  expect((await call('GET', `/walls/${wall.id}`)).status).toBe(404)
  expect((await call('DELETE', `/walls/${wall.id}`)).status).toBe(404)
  expect(await server.api('GET', `/feedback/${id}`)).toMatchObject({
    display: 'shown',
    comment: 'Well done.',
  })
  expect(await server.api('GET', `/scores?metric=nps&source=${source.id}`)).toMatchObject({ n: 1 })
  const { items } = await server.api<{ items: object[] }>('GET', `/audit?subject=${wall.id}`)
  expect(items[0]).toMatchObject({ action: 'wall.deleted', before: { slug: wall.slug }, after: null })
  screen.close()
})

test('[V35] the address of a deleted wall is free again, and no old link opens what stands there then', async () => {
  const wall = await makeWall(server)
  await call('DELETE', `/walls/${wall.id}`)
  const next = await makeWall(server, { slug: wall.slug })
  expect((await fetch(`${server.url}/wall/${wall.slug}?key=${wall.shareKey}`)).status).toBe(403)
  expect((await fetch(`${server.url}/wall/${wall.slug}?key=${next.shareKey}`)).status).toBe(200)
})

test('[V36] who changes a wall with a revision that is not its own any more gets 409 with how it is now', async () => {
  const { id } = await makeWall(server)
  const { revision } = await server.api<{ revision: number }>('GET', `/walls/${id}`)
  const mine = await server.api<{ revision: number }>('PATCH', `/walls/${id}`, { name: 'Mine', revision })
  const { status, body } = await call('PATCH', `/walls/${id}`, { name: 'Theirs', revision })
  expect(status).toBe(409)
  expect(body).toMatchObject({ current: mine })
  expect(mine).toMatchObject({ name: 'Mine' })
  const again = await call('PATCH', `/walls/${id}`, { name: 'Theirs', revision: mine.revision })
  expect(again).toMatchObject({ status: 200, body: { name: 'Theirs' } })
})

test('[V36] what is not named stays as it was, and what is no setting is not taken over', async () => {
  const wall = await makeWall(server, { company: 'Harbour & Pine', goal: { score: 55, by: '2026-12-31' } })
  const before = await server.api<Record<string, unknown>>('GET', `/walls/${wall.id}`)
  const change = {
    windowDays: 7,
    id: 'other',
    createdAt: '2020-01-01',
    pausedAt: 1,
    logo: '/x',
    shareKey: 'k',
  }
  const { body } = await call('PATCH', `/walls/${wall.id}`, change)
  expect(body).toEqual({ ...before, windowDays: 7, revision: expect.any(Number) })
})

test('[C120] a goal that is no score of its metric is refused at its field, also when the metric changes under it', async () => {
  const wall = await makeWall(server, { goal: { score: 55, by: '2026-12-31' } })
  const refused = { status: 422, body: { errors: [{ pointer: '/goal/score' }] } }
  const change = (body: object) => call('PATCH', `/walls/${wall.id}`, body)
  expect(await change({ metric: 'stars' })).toMatchObject(refused)
  expect(await call('POST', '/walls/preview', { wall: wall.id, metric: 'stars' })).toMatchObject(refused)
  expect(await change({ metric: 'csat', goal: { score: -1, by: '2026-12-31' } })).toMatchObject(refused)
  const made = { name: 'Stars', slug: 'stars', metric: 'stars', goal: { score: 5.5, by: '2026-12-31' } }
  expect(await call('POST', '/walls', made)).toMatchObject(refused)
  const stars = { metric: 'stars', goal: { score: 4.5, by: '2026-12-31' } }
  expect(await change(stars)).toMatchObject({ status: 200, body: stars })
  expect(await change({ metric: 'nps', goal: { score: -100, by: '2026-12-31' } })).toMatchObject({
    status: 200,
  })
})

test('[C121] hours of a day that there is not, and a scene that there will not be, are refused by name', async () => {
  const { id } = await makeWall(server)
  const hours = { mon: ['08:00', '18:00'], tuesday: ['08:00', '18:00'] }
  const wrong = { hours, scenes: ['voices', 'theme'] }
  const errors = [{ pointer: '/scenes/1' }, { pointer: '/hours/tuesday' }]
  expect(await call('PATCH', `/walls/${id}`, wrong)).toMatchObject({ status: 422, body: { errors } })
  const scenes = ['score', 'waiting', 'voices', 'ask']
  expect(await call('PATCH', `/walls/${id}`, { scenes })).toMatchObject({ status: 200, body: { scenes } })
})
