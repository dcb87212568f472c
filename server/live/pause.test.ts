import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveServer, makeSource, makeWall, startLiveServer } from './testing/live-server.ts'
import { openScreen } from './testing/screen.ts'

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

/** A wall of its own, with a voice that stands. */
async function standing(words: string) {
  const source = await makeSource(server)
  const wall = await makeWall(server, {
    filter: { sources: [source.id] },
    goal: { score: 55, by: '2099-12-31' },
  })
  const screen = await openScreen(server, wall)
  await source.post({ score: 9, comment: words })
  await screen.until(({ view }) => view.turn !== null && view.today === 1)
  return { source, wall, screen }
}

const pause = (wall: string) =>
  server.api<{ paused: boolean; pausedAt: string }>('PUT', `/walls/${wall}/pause`)
const resume = (wall: string) => server.api('DELETE', `/walls/${wall}/pause`)

test('[L31] a paused wall tells nothing of customers, neither words nor numbers, also to a new screen', async () => {
  const { source, wall, screen } = await standing('Nobody reads this during the pause.')
  const { paused, pausedAt } = await pause(wall.id)
  expect([paused, Number.isNaN(Date.parse(pausedAt))]).toEqual([true, false])
  await screen.until(({ view }) => view.paused)
  await source.post({ score: 2, comment: 'Said during the pause.' })
  const late = await openScreen(server, wall)
  for (const { view } of [screen, late]) {
    expect(view).toMatchObject({ turn: null, marks: [], today: 0, waiting: 0, first: false })
    expect(view.score).toMatchObject({ n: 0, score: null, excluded: 0, change: null, goal: null })
    expect(Object.values(view.score.counts).every((n) => n === 0)).toBe(true)
  }
  screen.close()
  late.close()
})

test('[L31] a resumed wall goes on with what came meanwhile, and other walls never stopped', async () => {
  const { source, wall, screen } = await standing('Before the pause.')
  const other = await openScreen(server, await makeWall(server))
  await pause(wall.id)
  await screen.until(({ view }) => view.paused)
  await source.post({ score: 2, comment: 'Said during the pause.' })
  await other.until(({ view }) => !view.paused && view.turn !== null)
  await resume(wall.id)
  await screen.until(({ view }) => !view.paused && view.turn !== null && view.today === 2)
  expect(screen.view.score.n).toBe(2)
  screen.close()
  other.close()
})

test('[L31] a pause is confirmed by the screens as a hiding is', async () => {
  const { wall, screen } = await standing('Confirmed by each screen.')
  await pause(wall.id)
  await screen.until(({ view }) => view.paused)
  const { revision } = screen
  const drawn = async () => {
    const { items } = await server.api<{ items: { wall: string; revision: number }[] }>('GET', '/screens')
    return items.find((item) => item.wall === wall.id)?.revision ?? 0
  }
  await expect.poll(drawn).toBeGreaterThanOrEqual(revision)
  screen.close()
})

test('[L31] all walls are paused and resumed with one call, each with its line in the log', async () => {
  const walls = [await standing('One.'), await standing('Two.')]
  await pause(walls[0]?.wall.id ?? '')
  const all = await server.api<{ items: { paused: boolean }[] }>('PUT', '/walls/pause')
  expect(all.items.every(({ paused }) => paused)).toBe(true)
  await Promise.all(walls.map(({ screen }) => screen.until(({ view }) => view.paused)))
  await server.api('DELETE', '/walls/pause')
  await Promise.all(walls.map(({ screen }) => screen.until(({ view }) => !view.paused)))
  for (const { wall, screen } of walls) {
    const { items } = await server.api<{ items: { action: string }[] }>('GET', `/audit?subject=${wall.id}`)
    expect(items.map(({ action }) => action)).toEqual(['wall.resumed', 'wall.paused', 'wall.created'])
    screen.close()
  }
})

test('[L31] a wall that is not there cannot be paused', async () => {
  await expect(pause('nothing')).rejects.toThrow('404')
})
