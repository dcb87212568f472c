import { DateTime } from 'luxon'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type LiveServer, makeSource, makeWall, startLiveServer } from '../live/testing/live-server.ts'
import { openScreen, type TestScreen } from '../live/testing/screen.ts'
import { createCaller } from '../testing/server.ts'

const clock = { now: 0 }
const screens: TestScreen[] = []
let server: LiveServer

beforeAll(async () => {
  clock.now = Date.UTC(2026, 9, 25, 22, 45)
  server = await startLiveServer({}, { now: () => clock.now })
})
afterEach(() => {
  for (const screen of screens.splice(0)) screen.close()
})
afterAll(() => server.close())

const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis()

async function watch(settings: object) {
  const wall = await makeWall(server, settings)
  const screen = await openScreen(server, wall)
  screens.push(screen)
  return { wall, screen }
}

async function sourceSaying(...times: string[]) {
  const source = await makeSource(server)
  for (const occurredAt of times) await source.post({ score: 9, comment: 'Well done.', occurredAt })
  return source
}

test('[V158] two walls of different zones on one server each have their own date, hours and sundown', async () => {
  const source = await sourceSaying('2026-10-25T09:00:00Z')
  const filter = { sources: [source.id] }
  const [east, west] = ['Pacific/Kiritimati', 'America/New_York']
  const kiritimati = await watch({ filter, timeZone: east })
  const newYork = await watch({ filter, timeZone: west, hours: { sun: ['08:00', '18:00'] } })
  expect(kiritimati.screen.view).toMatchObject({
    ...{ today: 0, timeZone: east },
    day: { begins: at('2026-10-26T00:00', east), sundown: at('2026-10-26T17:30', east), open: true },
  })
  expect(newYork.screen.view).toMatchObject({
    ...{ today: 1, timeZone: west },
    day: { begins: at('2026-10-25T00:00', west), open: false, reopens: at('2026-11-01T08:00', west) },
  })
})

test('[V158] a zone, a place and holidays that an admin sets hold at once on connected screens', async () => {
  const source = await sourceSaying('2026-10-25T09:00:00Z')
  const { wall, screen } = await watch({ filter: { sources: [source.id] } })
  expect(screen.view).toMatchObject({ today: 1, day: { begins: Date.UTC(2026, 9, 25), sun: 'sets' } })
  const zone = 'Pacific/Kiritimati'
  await server.api('PATCH', `/walls/${wall.id}`, { timeZone: zone })
  await screen.until(({ view }) => view.today === 0 && view.day.begins === at('2026-10-26T00:00', zone))
  await server.api('PATCH', `/walls/${wall.id}`, { sundown: { latitude: 85, longitude: -157 } })
  await screen.until(({ view }) => view.day.sun === 'down')
  await server.api('PATCH', `/walls/${wall.id}`, { holidays: ['10-26'], night: 'dark' })
  await screen.until(({ view }) => !view.day.open && view.turn === null && view.night === 'dark')
  expect(screen.view.day.reopens).toBe(at('2026-10-27T00:00', zone))
})

test('[V159] a day of 25 hours has all of its marks, and both minutes of the hour that comes twice', async () => {
  // 23:45 in Berlin, whose clocks showed 02:30 at half past midnight and at half past one.
  const source = await sourceSaying(
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-24T22:00:00Z',
    '2026-10-24T21:59:00Z',
    '2026-10-25T22:40:00Z',
  )
  const { screen } = await watch({ filter: { sources: [source.id] }, timeZone: 'Europe/Berlin' })
  const minutes = screen.view.marks.map(({ minute }) => new Date(minute).toISOString().slice(8, 16))
  expect(minutes).toEqual(['24T22:00', '25T00:30', '25T01:30', '25T22:40'])
  expect(screen.view.today).toBe(4)
})

test('[V154] what is no place, no date or no kind of night is told at its field', async () => {
  const wall = await makeWall(server)
  const call = createCaller(server.url)
  const headers = { Cookie: server.cookie, Origin: server.url }
  const pointers = async (change: object) => {
    const { status, body } = await call('PATCH', `/api/v1/walls/${wall.id}`, headers, change)
    const errors = body.errors as { pointer: string }[] | undefined
    return [status, errors?.map(({ pointer }) => pointer)]
  }
  expect(await pointers({ sundown: { latitude: 91, longitude: 0 } })).toEqual([422, ['/sundown/latitude']])
  expect(await pointers({ sundown: { latitude: null, longitude: 12 } })).toEqual([422, ['/sundown']])
  expect(await pointers({ holidays: ['12-25', '2027-02-29'] })).toEqual([422, ['/holidays/1']])
  expect(await pointers({ holidays: ['02-29', '2028-02-29'] })).toEqual([200, undefined])
  expect(await pointers({ holidays: Array(201).fill('12-25') })).toEqual([422, ['/holidays']])
  expect(await pointers({ distance: 6, calm: 1, night: 'off' })).toEqual([
    422,
    ['/distance', '/calm', '/night'],
  ])
})
