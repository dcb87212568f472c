import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScreenAnswer, ScreenEvent, ScreenStats } from '../../shared/screens.ts'
import { openDesk } from '../live/testing/desk.ts'
import { openPaired, pairScreen } from '../live/testing/paired.ts'
import { openScreen } from '../live/testing/screen.ts'
import { HOUR, MINUTE, SECOND } from '../testing/clock.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const STATS: ScreenStats = {
  ...{ width: 1920, height: 1080, ratio: 1, build: 'b1', heap: 12_000_000, elements: 240, frames: 60 },
  ...{ clockError: 7_200_000, roundTrip: 12, up: 3_600_000, light: false },
}

let server: TestServer
let wall: { id: string; slug: string; shareKey: string }
let slugs = 0
beforeAll(async () => {
  server = await startTestServer()
  wall = await makeWall()
})
afterAll(() => server.close())

async function makeWall(settings: object = {}): Promise<typeof wall> {
  slugs += 1
  const body = { name: `Wall ${slugs}`, slug: `wall-${slugs}`, timeZone: 'UTC', ...settings }
  return (await server.asOwner<typeof wall>('POST', '/api/v1/walls', body)).body
}

const screens = <Body = ScreenAnswer>(method: string, path = '', body?: unknown) =>
  server.asOwner<Body>(method, `/api/v1/screens${path}`, body)
const list = async () => (await screens<{ items: ScreenAnswer[] }>('GET')).body.items
const one = async (id: string) => (await list()).find((screen) => screen.id === id)
const pair = (name: string, more: { wall?: string; group?: string } = {}) =>
  pairScreen(server, { wall: wall.id, name, ...more })
const history = async (id: string) => {
  const { body } = await screens<{ items: ScreenEvent[] }>('GET', `/${id}/history`)
  return body.items.map(({ what }) => what)
}
const at = (ms: number) => new Date(ms).toISOString()

/** Settles when the server has heard all that this socket has said before. */
const heard = (screen: Awaited<ReturnType<typeof openPaired>>) =>
  new Promise<void>((resolve) => screen.socket.emit('screen:echo', () => resolve()))

test('[C51] all paired screens are listed, connected or not, with how they do', async () => {
  const { id, token } = await pair('Lobby')
  expect(await one(id)).toMatchObject({
    kind: 'paired',
    connected: false,
    stats: null,
    scene: null,
    by: 'code',
  })
  const screen = await openPaired(server.url, token)
  screen.socket.emit('screen:stats', STATS)
  await heard(screen)
  await screen.until(({ wallName }) => wallName !== null)
  const now = server.clock.now()
  expect(await one(id)).toMatchObject({
    ...{ id, kind: 'paired', name: 'Lobby', group: null, wall: wall.id, connected: true, since: at(now) },
    ...{ pairedBy: 'owner@example.com', address: '127.0.0.1', cloned: false, missingSince: null },
    ...{ stats: STATS, statsAt: at(now), restartedAt: at(now), scene: 'first', voice: null },
  })
  screen.close()
})

test('[C51] a page by a share link is listed by the link’s name for as long as it is open', async () => {
  const { body: link } = await server.asOwner<{ shareKey: string }>(
    'POST',
    `/api/v1/walls/${wall.id}/links`,
    {
      name: 'Intranet',
    },
  )
  const desk = await openDesk(server)
  const page = await openScreen({ ...server, api: async () => undefined as never }, wall, {
    key: link.shareKey,
  })
  const byLink = (await list()).filter(({ kind }) => kind === 'link')
  expect(byLink).toMatchObject([
    { name: 'Intranet', connected: true, wall: wall.id, pairedAt: null, by: null },
  ])
  page.close()
  await desk.until(({ screens }) => screens.every(({ name }) => name !== 'Intranet'))
  expect((await list()).filter(({ kind }) => kind === 'link')).toEqual([])
  desk.close()
})

test('[C51] who is no admin is told neither addresses nor user agents nor who paired them, and commands nothing', async () => {
  const { id } = await pair('Kitchen')
  const viewer = await makePerson(server, { role: 'viewer' })
  const { body } = await viewer.as<{ items: ScreenAnswer[] }>('GET', '/screens')
  expect(body.items.find((screen) => screen.id === id)).toMatchObject({
    ...{ name: 'Kitchen', address: null, userAgent: null, pairedBy: null },
  })
  const commands = [
    viewer.as('POST', `/screens/${id}/identify`),
    viewer.as('POST', '/screens/reload', { wall: wall.id }),
    viewer.as('PATCH', '/screens', { wall: wall.id, set: { paused: true } }),
  ]
  for (const { status } of await Promise.all(commands)) expect(status).toBe(403)
  expect((await viewer.as('GET', `/screens/${id}/history`)).status).toBe(200)
})

test('[C52] a screen that is identified shows its name for half a minute, and the log says who asked', async () => {
  const { id, token } = await pair('Canteen')
  const screen = await openPaired(server.url, token)
  const until = server.clock.now() + 30 * SECOND
  const { body } = await screens('POST', `/${id}/identify`)
  expect(body).toMatchObject({ id, identifyUntil: at(until) })
  await screen.until(({ states }) => states.at(-1)?.identifyUntil === until)
  expect(screen.states.at(-1)?.name).toBe('Canteen')
  const log = await server.asOwner<{ items: object[] }>('GET', `/api/v1/audit?limit=1&action=screen`)
  expect(log.body.items[0]).toMatchObject({ action: 'screen.identified', subject: id })
  expect((await screens('POST', '/nobody/identify')).status).toBe(404)
  screen.close()
})

test('[C53] a screen is asked once to load itself anew; one that was away is asked when it is back', async () => {
  const { id, token } = await pair('Workshop')
  const here = await openPaired(server.url, token)
  server.clock.forward(SECOND)
  await screens('POST', `/${id}/reload`)
  await here.until(({ reloads }) => reloads === 1)
  await screens('PATCH', `/${id}`, { dim: 0.5 })
  await here.until(({ states }) => states.at(-1)?.dim === 0.5)
  expect(here.reloads).toBe(1)
  here.close()
  server.clock.forward(MINUTE)
  const old = await openPaired(server.url, token, { up: 2 * MINUTE })
  await old.until(({ reloads }) => reloads === 1)
  old.close()
  const fresh = await openPaired(server.url, token, { up: 10 })
  await heard(fresh)
  expect(fresh.reloads).toBe(0)
  fresh.close()
})

test('[C54] many are meant by their ids, their group or their wall, and are changed and commanded together', async () => {
  const other = await makeWall()
  const group = 'Ground floor'
  const made = [await pair('A', { group }), await pair('B', { group }), await pair('C', { wall: other.id })]
  const [a, b, c] = made.map(({ id }) => id)
  const ids = async (path: string, body: object) => {
    const answer = await screens<{ items: ScreenAnswer[] }>(path ? 'POST' : 'PATCH', path, body)
    return answer.body.items.map(({ id }) => id).toSorted()
  }
  expect(await ids('', { group, set: { dim: 0.3, paused: true } })).toEqual([a, b].toSorted())
  expect(await one(String(b))).toMatchObject({ dim: 0.3, paused: true })
  expect(await ids('', { wall: other.id, set: { group: 'Attic' } })).toEqual([c])
  expect(await ids('/identify', { screens: [a, c, 'gone'] })).toEqual([a, c].toSorted())
  expect(await ids('/reload', { group: 'Attic' })).toEqual([c])
  expect(await ids('', { screens: [c], set: { wall: wall.id } })).toEqual([c])
  expect(await one(String(c))).toMatchObject({ wall: wall.id, group: 'Attic', wallName: 'Wall 1' })
})

test.each([
  ['nobody is named', { set: { paused: true } }],
  ['screens are named in two ways', { group: 'A', wall: 'b', set: {} }],
  ['a screen is dimmed until nothing can be read', { group: 'A', set: { dim: 0.9 } }],
  ['a name is given to many', { screens: 'all', set: {} }],
  ['there are too many', { screens: Array.from({ length: 1_001 }, () => 'x'), set: {} }],
  ['there is no such wall', { group: 'A', set: { wall: 'nowhere' } }],
])('[C54] a change of many is refused where %s', async (_, body) => {
  expect((await screens('PATCH', '', body)).status).toBe(422)
})

test('[C56] who was away for long has that in its history, a short absence is nothing', async () => {
  const { id, token } = await pair('Reception')
  const desk = await openDesk(server)
  const present = (n: number) =>
    desk.until(({ screens }) => screens.filter((s) => s.screen === id).length === n)
  const first = await openPaired(server.url, token)
  expect(await history(id)).toEqual(['paired'])
  const opened = server.clock.now()
  first.close()
  await present(0)
  server.clock.forward(20 * SECOND)
  expect(await history(id)).toEqual(['paired'])
  const second = await openPaired(server.url, token, { up: server.clock.now() - opened })
  await present(1)
  expect(await history(id)).toEqual(['paired'])
  second.close()
  await present(0)
  server.clock.forward(40 * SECOND)
  expect(await history(id)).toEqual(['lost', 'paired'])
  const third = await openPaired(server.url, token, { up: 1 })
  await present(1)
  expect(await history(id)).toEqual(['restarted', 'connected', 'lost', 'paired'])
  third.close()
  desk.close()
})

test('[C28] a screen that was here for a moment only is away since then, and what it told stands', async () => {
  const { id, token } = await pair('Cellar')
  server.clock.forward(MINUTE)
  const screen = await openPaired(server.url, token)
  screen.socket.emit('screen:stats', STATS)
  await heard(screen)
  const desk = await openDesk(server)
  screen.close()
  await desk.until(({ screens }) => screens.every((one) => one.screen !== id))
  const gone = { connected: false, since: at(server.clock.now()), stats: STATS }
  expect(await one(id)).toMatchObject(gone)
  server.clock.forward(MINUTE)
  expect(await history(id)).toEqual(['paired'])
  expect(await one(id)).toMatchObject(gone)
  desk.close()
})

test('[C58] a missing screen is told at every desk, once in its history, and no more when it is back', async () => {
  const { id, token } = await pair('Warehouse')
  const screen = await openPaired(server.url, token)
  const desk = await openDesk(server)
  const named = () => desk.missing.filter((missing) => missing.id === id)
  await history(id)
  expect(named()).toEqual([])
  screen.close()
  await desk.until(({ screens }) => screens.every((one) => one.screen !== id))
  const since = server.clock.now()
  server.clock.forward(5 * MINUTE)
  await history(id)
  await desk.until(() => named().length === 1)
  expect(named()).toEqual([{ id, name: 'Warehouse', since }])
  expect(await one(id)).toMatchObject({ missingSince: at(since), connected: false, since: at(since) })
  server.clock.forward(HOUR)
  expect((await history(id)).filter((what) => what === 'missing')).toHaveLength(1)
  const back = await openPaired(server.url, token)
  await desk.until(() => named().length === 0)
  expect((await one(id))?.missingSince).toBeNull()
  back.close()
  desk.close()
})

test('[C61] what stands on a screen is what its wall shows, and the paused picture on one that is paused', async () => {
  const { id, token } = await pair('Stairs', { wall: (await makeWall()).id })
  const screen = await openPaired(server.url, token)
  await screen.until(({ wallName }) => wallName !== null)
  expect(await one(id)).toMatchObject({ scene: 'first', voice: null, paused: false })
  await screens('PATCH', `/${id}`, { paused: true })
  await screen.until(({ states }) => states.at(-1)?.paused === true)
  expect(await one(id)).toMatchObject({ scene: 'paused', voice: null, paused: true })
  screen.close()
})

test('[C104] screens are listed page by page as all lists are, each once', async () => {
  for (const name of ['One', 'Two', 'Three']) await pair(name)
  const whole = await screens<{ items: ScreenAnswer[] }>('GET', '?limit=200')
  const read: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const path: string = `?limit=2${cursor && `&cursor=${cursor}`}`
    const { body }: { body: { items: ScreenAnswer[]; next: string | null } } = await screens('GET', path)
    expect(body.items.length).toBeLessThanOrEqual(2)
    read.push(...body.items.map(({ id }) => id))
    cursor = body.next
  }
  expect(read).toEqual(whole.body.items.map(({ id }) => id))
  for (const wrong of ['?limit=0', '?limit=201']) expect((await screens('GET', wrong)).status).toBe(422)
  expect((await screens('GET', '?cursor=x')).status).toBe(400)
})
