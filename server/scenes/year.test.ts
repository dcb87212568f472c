import { afterEach, expect, test } from 'vitest'
import { createScores } from '../scores/scores.ts'
import { DAY, HOUR, MINUTE, NOON, openSceneWall, type SceneWall, SECOND, WEEK } from './testing.ts'

const opened: SceneWall[] = []
afterEach(async () => {
  for (const wall of opened.splice(0)) await wall.close()
})

async function wallWithPast(settings: object = {}) {
  const wall = await openSceneWall({ scenes: ['voices', 'score'], ...settings })
  opened.push(wall)
  for (const [days, n] of [
    [1, 8],
    [8, 6],
    [15, 5],
    [22, 9],
    [29, 4],
    [200, 3],
  ] as const)
    await wall.past(days, n)
  return wall
}

test('[V101] the year is 52 weeks of the zone, each with its score and margin, and a gap below five answers', async () => {
  const wall = await wallWithPast()
  const { year } = (await wall.openRoom()).view()
  expect(year?.weeks).toHaveLength(52)
  const filled = year?.weeks.filter(({ n }) => n > 0) ?? []
  expect(filled.map(({ n, score }) => [n, score !== null])).toEqual([
    [3, false],
    [4, false],
    [9, true],
    [5, true],
    [6, true],
    [8, true],
  ])
  for (const { n, lower, upper } of filled) expect([lower !== null, upper !== null]).toEqual([n >= 5, n >= 5])
  const scores = createScores(wall.storage)
  const { metric, filter, timeZone } = wall.wall
  const weeks = await scores.year({ metric, filter, timeZone, step: 'week' }, NOON)
  expect(year?.weeks.map(({ n }) => n)).toEqual(weeks.map(({ n }) => n))
  expect(year?.weeks.at(-1)).toMatchObject({ from: Date.UTC(2026, 10, 16), to: Date.UTC(2026, 10, 23) })
})

test('[V102] without a current score, or with fewer than four weeks that have one, the scene is skipped', async () => {
  const wall = await wallWithPast({ windowDays: 1 })
  await wall.past(0, 4)
  expect((await wall.openRoom()).view()).toMatchObject({ scenes: [], year: null })
  const young = await openSceneWall({ scenes: ['score', 'voices', 'waiting'] })
  opened.push(young)
  for (const days of [1, 8, 15]) await young.past(days, 9)
  const room = await young.openRoom()
  expect(room.view()).toMatchObject({ scenes: [], year: null, score: { n: 27 } })
  await young.past(22, 5)
  await room.until(({ scenes }) => scenes.includes('score'), MINUTE)
})

test('[V103] a voice does not send the year again: the next quarter of an hour does, and what is taken away at once', async () => {
  const wall = await wallWithPast()
  const room = await wall.openRoom()
  const sent = () => room.patches.filter(({ change }) => change?.year !== undefined).length
  const n = () => room.view().year?.weeks.at(-1)?.n
  const { id } = await wall.keep({ score: 9, comment: 'Fine.' })
  await room.until(({ score }) => score.n === 33)
  await wall.moderate(id, { display: 'hidden' })
  await room.until(({ turn }) => turn?.voice.id !== id)
  expect([sent(), n()]).toEqual([0, 8])
  await room.until(() => n() === 9, 10 * MINUTE)
  expect(sent()).toBe(1)
  await wall.moderate(id, { counted: false, reason: 'spam' })
  await room.until(() => n() === 8)
  await wall.keep({ score: 9, occurredAt: new Date(NOON - 2 * WEEK).toISOString() })
  await room.until(({ score }) => score.n === 33)
  expect(room.view().year?.weeks.at(-3)?.n).toBe(5)
  await room.until(({ year }) => year?.weeks.at(-3)?.n === 6, MINUTE)
})

test('[V112] the line to a goal begins with the score when it was set, and moves on once a day', async () => {
  const wall = await wallWithPast({ goal: { score: 95, by: '2026-12-31' } })
  const room = await wall.openRoom()
  const first = room.view().year?.pace
  expect(first?.from).toEqual({ at: NOON, score: room.view().score.score })
  expect(first?.due).toBe(first?.from.score)
  await room.until(({ day }) => day.begins > NOON, 13 * HOUR)
  const next = room.view().year?.pace
  const days = (Date.UTC(2027, 0, 1) - NOON) / DAY
  const share = (Date.UTC(2026, 10, 21) - NOON) / DAY / days
  expect(next?.due).toBeCloseTo((first?.due ?? 0) + share * (95 - (first?.due ?? 0)), 9)
  expect(next?.state).toBe('on')
})

test('[V112] a goal that is changed begins anew, and one that is not goes on from where it was', async () => {
  const wall = await wallWithPast({ goal: { score: 95, by: '2026-12-31' } })
  wall.clock.now += 9 * SECOND
  expect((await wall.change({ name: 'Another' })).goalAt).toBe(NOON)
  expect((await wall.change({ goal: { score: 96, by: '2026-12-31' } })).goalAt).toBe(NOON + 9 * SECOND)
  expect((await wall.change({ goal: null })).goalAt).toBeNull()
})
