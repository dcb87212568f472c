import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import type { ScreenAnswer, ScreenEvent } from '../../shared/screens.ts'
import { openDesk } from '../live/testing/desk.ts'
import { openPaired, pairScreen } from '../live/testing/paired.ts'
import { createClock, HOUR, MINUTE, SECOND } from '../testing/clock.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

async function makeWall(server: TestServer): Promise<string> {
  const body = { name: 'Hall', slug: 'hall' }
  return (await server.asOwner<{ id: string }>('POST', '/api/v1/walls', body)).body.id
}

async function one(server: TestServer, id: string): Promise<ScreenAnswer | undefined> {
  const { body } = await server.asOwner<{ items: ScreenAnswer[] }>('GET', '/api/v1/screens')
  return body.items.find((screen) => screen.id === id)
}

async function history(server: TestServer, id: string): Promise<string[]> {
  const path = `/api/v1/screens/${id}/history`
  return (await server.asOwner<{ items: ScreenEvent[] }>('GET', path)).body.items.map(({ what }) => what)
}

test('[C52] [C53] [C58] what is asked at one instance reaches a screen at another, and both tell the same of it', async () => {
  const database = await freshDatabase(inject('postgresUrl'))
  const clock = createClock()
  const env = { DATABASE_URL: database.url }
  const here = await startTestServer(env, { clock })
  const there = await startTestServer(env, { clock })
  const { id, token } = await pairScreen(here, { wall: await makeWall(here) })
  const desk = await openDesk(here)
  const screen = await openPaired(there.url, token)
  await desk.until(({ screens }) => screens.some((one) => one.screen === id))
  expect(await one(here, id)).toMatchObject({ connected: true, name: 'Lobby' })
  clock.forward(SECOND)
  await here.asOwner('POST', `/api/v1/screens/${id}/identify`)
  await here.asOwner('POST', `/api/v1/screens/${id}/reload`)
  await screen.until(({ states, reloads }) => reloads === 1 && states.at(-1)?.identifyUntil !== null)
  await history(there, id)
  screen.close()
  await desk.until(({ screens }) => screens.every((one) => one.screen !== id))
  clock.forward(5 * MINUTE)
  expect(await history(there, id)).toContain('missing')
  expect((await history(here, id)).filter((what) => what === 'missing')).toHaveLength(1)
  await desk.until(({ missing }) => missing.length === 1)
  desk.close()
  await here.close()
  await there.close()
  await database.drop()
})

test('[C56] [C59] a server that starts anew knows what its screens told before, and raises no alarm at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-fleet-'))
  const clock = createClock()
  const first = await startTestServer({ TENFOOT_DATA: folder }, { clock })
  const { id, token } = await pairScreen(first, { wall: await makeWall(first) })
  const screen = await openPaired(first.url, token)
  const stats = { width: 1920, height: 1080, ratio: 1, build: 'b1', heap: 1, elements: 2, frames: 60 }
  screen.socket.emit('screen:stats', { ...stats, clockError: 3, roundTrip: 4, up: 5, light: false })
  await new Promise<void>((resolve) => screen.socket.emit('screen:echo', () => resolve()))
  const ended = clock.now()
  await first.close()
  clock.forward(HOUR)
  const second = await startTestServer({ TENFOOT_DATA: folder }, { clock })
  const since = new Date(ended).toISOString()
  expect(await one(second, id)).toMatchObject({ connected: false, since, missingSince: null, stats })
  expect(await history(second, id)).toEqual(['paired'])
  clock.forward(5 * MINUTE)
  expect(await history(second, id)).toEqual(['missing', 'lost', 'paired'])
  expect(await one(second, id)).toMatchObject({ missingSince: since })
  await second.close()
  rmSync(folder, { recursive: true, force: true })
})
