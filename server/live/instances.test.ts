import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import type { Feedback } from '../../shared/feedback.ts'
import {
  type LiveServer,
  makeSource,
  makeWall,
  startLiveServer,
  type TestSource,
  type TestWall,
} from './testing/live-server.ts'
import { openScreen } from './testing/screen.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let one: LiveServer
let two: LiveServer
let wall: TestWall
let shop: TestSource

beforeAll(async () => {
  database = await freshDatabase(inject('postgresUrl'))
  one = await startLiveServer({ DATABASE_URL: database.url })
  two = await startLiveServer({ DATABASE_URL: database.url })
  wall = await makeWall(one)
  shop = await makeSource(one)
})
afterAll(async () => {
  await one.close()
  await two.close()
  await database.drop()
})

describe('several instances on one PostgreSQL', () => {
  test('[L15] show the same turn, score and marks on the screens of all of them', async () => {
    const screens = [await openScreen(one, wall), await openScreen(two, wall)]
    const entries = await Promise.all(
      Array.from({ length: 10 }, (_, i) => shop.post({ score: i, comment: `Voice ${i}` })),
    )
    // The last thing to follow from ten voices: one has its turn, and nine wait.
    await Promise.all(
      screens.map((screen) => screen.until(({ view }) => view.today === 10 && view.waiting === 9)),
    )
    const [here, there] = screens.map(({ view }) => ({ ...view }))
    expect(entries.map(({ id }) => id)).toContain(here?.turn?.voice.id)
    expect(here).toEqual(there)
    for (const screen of screens) screen.close()
  })

  test('[L15] take a hidden voice off the screens of all of them, and each knows of all', async () => {
    const screens = [await openScreen(one, wall), await openScreen(two, wall)]
    const id = screens[0]?.view.turn?.voice.id
    const { revision } = await two.api<Feedback>('PATCH', `/feedback/${id}`, { display: 'hidden' })
    await Promise.all(
      screens.map((screen) =>
        screen.until((now) => now.revision >= revision && now.view.turn?.voice.id !== id),
      ),
    )
    for (const server of [one, two]) {
      const drawn = async () => {
        const { items } = await server.api<{ items: { revision: number }[] }>('GET', '/screens')
        return items.filter((item) => item.revision >= revision).length
      }
      await expect.poll(drawn, { timeout: 5_000 }).toBe(2)
    }
    for (const screen of screens) screen.close()
  })

  test('[L15] know of a new source and of a changed wall at once', async () => {
    const screen = await openScreen(one, wall)
    const late = await makeSource(two)
    await expect(late.post({ score: 7 })).resolves.toMatchObject({ display: 'shown' })
    await two.api('PATCH', `/walls/${wall.id}`, { name: 'Told by the other' })
    await screen.until(({ view }) => view.name === 'Told by the other')
    screen.close()
  })

  test('[L18] send away whoever came by a share key that another instance has renewed', async () => {
    const lobby = await makeWall(one)
    const screen = await openScreen(one, lobby)
    const sentAway = new Promise((resolve) => screen.socket.once('disconnect', resolve))
    await two.api('POST', `/walls/${lobby.id}/key`)
    expect(await sentAway).toBe('io server disconnect')
  })
})
