import { afterEach, expect, test } from 'vitest'
import type { Celebration, WallView } from '../../shared/wall.ts'
import { HOUR, MINUTE, NOON, openSceneWall, type SceneWall, SECOND } from './testing.ts'

const opened: SceneWall[] = []
afterEach(async () => {
  for (const wall of opened.splice(0)) await wall.close()
})

/** A watched wall on which so many answers came yesterday. */
async function wallWith(n: number, settings: object = {}) {
  const wall = await openSceneWall(settings)
  opened.push(wall)
  await wall.past(1, n)
  return { wall, room: await wall.openRoom() }
}

const celebrates = ({ celebration }: { celebration: Celebration | null }) => celebration !== null

test('[V131] the hundredth voice is celebrated for eight seconds, and then has its whole turn', async () => {
  const { wall, room } = await wallWith(99)
  const before = room.view().turn
  const { id } = await wall.keep({ score: 9, comment: 'The hundredth.' })
  await room.until(({ waiting }) => waiting === 1)
  expect(room.view().celebration).toBeNull()
  await room.until(celebrates, (before?.until ?? 0) - NOON)
  const from = before?.until ?? 0
  expect(room.view().celebration).toEqual({ kind: 'milestone', n: 100, from, until: from + 8 * SECOND })
  expect(room.view().turn).toMatchObject({ voice: { id }, from, until: from + 14 * SECOND })
  expect((await wall.openRoom()).view().celebration).toEqual(room.view().celebration)
  await room.until(({ celebration }) => celebration === null, 8 * SECOND)
  expect(room.view().turn?.voice.id).toBe(id)
})

test('[V131] an import, a backlog and what somebody decides later are never celebrated', async () => {
  const { wall, room } = await wallWith(98)
  const imported = await wall.keep({ score: 9, comment: 'From a file.' }, wall.clock.now, undefined, 'import')
  await wall.keep({ score: 9, occurredAt: new Date(NOON - 30 * HOUR).toISOString() })
  await room.until(({ score }) => score.n === 100)
  await wall.moderate(imported.id, { starred: true })
  const { id } = await wall.keep({ score: 9, comment: 'The next one.' })
  await room.until(({ turn }) => turn?.voice.id === id, 26 * SECOND)
  expect(room.view().celebration).toBeNull()
})

test('[V131] nothing is celebrated at the turn of an unhappy voice, nor while the wall is paused', async () => {
  const { wall, room } = await wallWith(99)
  const bad = await wall.keep({ score: 1, comment: 'The hundredth, and nobody answered.' })
  await room.until(({ turn }) => turn?.voice.id === bad.id, 26 * SECOND)
  expect(room.view().celebration).toBeNull()
  await wall.pause(true)
  await room.until(({ paused }) => paused, 26 * SECOND)
  expect(room.view().celebration).toBeNull()
  await wall.pause(false)
  await room.until(celebrates)
  expect(room.view().turn?.voice.mood).toBe('good')
})

test('[V131] where no voice is due it is celebrated at once; what had to wait for too long is let go', async () => {
  const silent = { scenes: ['score'] }
  const { wall, room } = await wallWith(99, silent)
  await wall.keep({ score: 9, comment: 'The hundredth.' })
  await room.until(celebrates)
  expect(room.view()).toMatchObject({ turn: null, celebration: { n: 100, from: wall.clock.now } })
  const paused = await wallWith(99)
  await paused.wall.pause(true)
  await paused.room.until((view) => view.paused)
  const { revision } = await paused.wall.keep({ score: 9, comment: 'The hundredth.' })
  await expect.poll(() => paused.room.room.editions.revision).toBeGreaterThanOrEqual(revision)
  await paused.wall.pause(false)
  await paused.room.until((view) => !view.paused && view.turn !== null, 11 * MINUTE)
  expect(paused.room.view().celebration).toBeNull()
})

test('[V133] a goal is celebrated once, when a voice comes and thirty answers stand at it that did not before', async () => {
  const { wall, room } = await wallWith(40, { goal: { score: 70, by: '2026-12-31' }, scenes: ['score'] })
  expect(room.view().score.score).toBe(60)
  for (let n = 0; n < 13; n += 1) await wall.keep({ score: 9 })
  await room.until(({ score }) => score.n === 53)
  expect(room.view().celebration).toBeNull()
  await wall.keep({ score: 9 })
  await room.until(celebrates)
  expect(room.view()).toMatchObject({ celebration: { kind: 'goal', n: 70 }, score: { n: 54 } })
  await room.until(({ celebration }) => celebration === null, 2 * HOUR)
  await wall.keep({ score: 9 })
  await room.until(({ score }) => score.n === 55)
  expect(room.view().celebration).toBeNull()
})

test('[V136] the goal of a wall that had no score when it was set is celebrated when thirty answers stand at it', async () => {
  const { wall, room } = await wallWith(2, { goal: { score: 55, by: '2026-12-31' }, scenes: ['score'] })
  for (let n = 0; n < 27; n += 1) await wall.keep({ score: 9 })
  await room.until(({ score }) => score.n === 29)
  expect(room.view().celebration).toBeNull()
  await wall.keep({ score: 9 })
  await room.until(celebrates)
  expect(room.view().celebration).toMatchObject({ kind: 'goal', n: 55 })
})

test('[V191] what waits to be celebrated survives a restart, and of two instances it is celebrated once, at the same time on both', async () => {
  const { wall, room } = await wallWith(99)
  await wall.keep({ score: 9, comment: 'The hundredth.' })
  await room.until(({ waiting }) => waiting === 1)
  room.room.close()
  const [one, two] = [await wall.openRoom(), await wall.openRoom()]
  expect(one.view().celebration).toBeNull()
  await one.until(celebrates, 26 * SECOND)
  await two.until(celebrates)
  expect(two.view().celebration).toEqual(one.view().celebration)
  expect(one.view().celebration).toMatchObject({ kind: 'milestone', n: 100 })
  const until = one.view().celebration?.until ?? 0
  for (const each of [one, two]) await each.until(({ turn }) => (turn?.until ?? 0) >= until + 6 * SECOND)
  for (const each of [one, two]) await each.until(({ celebration }) => celebration === null, 8 * SECOND)
  await one.until(({ turn }) => (turn?.from ?? 0) > until + HOUR, 2 * HOUR)
  expect(one.view().celebration).toBeNull()
})

test('[V191] what waited for too long while the server was down is let go', async () => {
  const { wall, room } = await wallWith(99)
  await wall.keep({ score: 9, comment: 'The hundredth.' })
  await room.until(({ waiting }) => waiting === 1)
  room.room.close()
  wall.clock.now += 11 * MINUTE
  const later = await wall.openRoom()
  await later.until(({ turn }) => (turn?.from ?? 0) >= wall.clock.now, 26 * SECOND)
  expect(later.view().celebration).toBeNull()
})

test('[V192] a goal of another day is another goal, and the same one is celebrated once however its score swings', async () => {
  const goal = { score: 70, by: '2026-12-31' }
  const { wall, room } = await wallWith(40, { goal, scenes: ['score'] })
  const below = ({ score }: WallView) => (score.score ?? 100) < 70
  const reached = (view: WallView) => !below(view)
  const say = (score: number, times: number) =>
    Promise.all(Array.from({ length: times }, () => wall.keep({ score })))
  await say(9, 14)
  await room.until(celebrates)
  await room.until(({ celebration }) => celebration === null, 2 * HOUR)
  await say(0, 1)
  await room.until(below)
  await say(9, 5)
  await room.until(reached)
  expect(room.view().celebration).toBeNull()
  await say(0, 1)
  await room.until(below)
  await wall.change({ goal: { score: 70, by: '2027-12-31' } })
  await room.until(({ score }) => score.goal?.by === '2027-12-31', HOUR)
  await say(9, 6)
  await room.until(celebrates)
  expect(room.view().celebration).toMatchObject({ kind: 'goal', n: 70 })
})
