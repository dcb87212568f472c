import { afterEach, expect, test } from 'vitest'
import { wallScene } from '../../shared/scene.ts'
import type { WallView } from '../../shared/wall.ts'
import { createWallsNow } from '../live/walls-now.ts'
import { createScores } from '../scores/scores.ts'
import { NOON, openSceneWall, type SceneWall, SECOND } from './testing.ts'

const TEN_SECONDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'

const opened: SceneWall[] = []
afterEach(async () => {
  for (const wall of opened.splice(0)) await wall.close()
})

/** A wall with four weeks that have a score, and six voices of about ten seconds. */
async function rotatingWall(settings: object = {}) {
  const wall = await openSceneWall({ scenes: ['voices', 'score', 'themes', 'journey'], ...settings })
  opened.push(wall)
  for (const days of [0.5, 7, 14, 21]) await wall.past(days, 6)
  for (const _ of [1, 2, 3, 4, 5, 6]) await wall.keep({ score: 9, comment: TEN_SECONDS }, NOON - 60 * SECOND)
  return wall
}

const sceneAt = (view: WallView, at: number) =>
  wallScene(view, view.turn && at < view.turn.until ? view.turn : null, at)

test('[T104] after half a minute of voices a scene stands, the same for all, and no turn begins before its end', async () => {
  const wall = await rotatingWall()
  const room = await wall.openRoom()
  expect(room.view()).toMatchObject({ voices: true, scenes: ['score'] })
  const turns = [room.view().turn]
  while (!turns.at(-1)?.then) {
    const { k = 0, until = 0 } = turns.at(-1) ?? {}
    await room.until(({ turn }) => turn?.k === k + 1, until - wall.clock.now)
    turns.push(room.view().turn)
  }
  const last = turns.at(-1)
  const until = last?.until ?? 0
  expect(until - NOON).toBeGreaterThanOrEqual(30 * SECOND)
  expect(last?.then).toEqual({ scene: 'score', until: until + 20 * SECOND })
  wall.clock.now = until + SECOND
  const { id } = await wall.keep({ score: 9, comment: 'New.' })
  await room.until(({ today, waiting }) => today === 13 && waiting > 0)
  expect(sceneAt(room.view(), wall.clock.now)).toBe('score')
  const another = await wall.openRoom()
  expect({ ...another.view() }).toEqual({ ...room.view() })
  await room.until(({ turn }) => turn?.voice.id === id, 19 * SECOND)
  expect(room.view().turn?.from).toBe(until + 20 * SECOND)
  expect(sceneAt(room.view(), wall.clock.now)).toBe('voices')
})

/** A room in whose turn it is that a scene will follow. */
async function beforeScene() {
  const wall = await rotatingWall()
  const room = await wall.openRoom()
  while (!room.view().turn?.then) {
    const { k = 0, until = 0 } = room.view().turn ?? {}
    await room.until(({ turn }) => turn?.k === k + 1, until - wall.clock.now)
  }
  return { wall, room, turn: room.view().turn as NonNullable<WallView['turn']> }
}

test('[T105] a voice that is hidden while the scene after it stands does not take the scene along', async () => {
  const { wall, room, turn } = await beforeScene()
  wall.clock.now = turn.until + 5 * SECOND
  await wall.moderate(turn.voice.id, { display: 'hidden' })
  await room.until((view) => view.turn === null)
  expect(room.view().between).toEqual({ scene: 'score', from: turn.until, until: turn.until + 20 * SECOND })
  expect(sceneAt(room.view(), wall.clock.now)).toBe('score')
  expect((await wall.openRoom()).view()).toEqual(room.view())
  await room.until((view) => view.turn?.k === turn.k + 1, 15 * SECOND)
  expect(room.view().between).toBeNull()
})

test('[T105] a voice that is hidden before its end gives way at once, and no scene comes for it', async () => {
  const { wall, room, turn } = await beforeScene()
  wall.clock.now = turn.from + 2 * SECOND
  await wall.moderate(turn.voice.id, { display: 'hidden' })
  await room.until((view) => view.turn?.k === turn.k + 1)
  expect(room.view().turn?.from).toBe(wall.clock.now)
  expect(room.view().between).toBeNull()
  expect(room.view().turn?.then?.until).not.toBe(turn.then?.until)
})

test('[T106] a wall without voices gives no turns, tells of none that wait, and shows its scenes by the clock', async () => {
  const wall = await rotatingWall({ scenes: ['score'] })
  const room = await wall.openRoom()
  expect(room.view()).toMatchObject({ voices: false, turn: null, waiting: 0, scenes: ['score'] })
  for (const at of [0, 31, 62]) expect(sceneAt(room.view(), NOON + at * SECOND)).toBe('score')
  expect(await wall.storage.turns.last(wall.wall.id)).toBeNull()
})

test('[T107] what desks are told of a wall is the same whether it is watched here or elsewhere', async () => {
  const { wall, room, turn } = await beforeScene()
  const { storage } = wall
  const present = { wall: wall.wall.id } as never
  const asked = (views: [string, WallView][]) =>
    createWallsNow({
      ...{ storage, scores: createScores(storage), views: () => views, now: () => wall.clock.now },
      screens: { all: async () => [present] } as never,
    })()
  for (const at of [turn.from, turn.until + SECOND]) {
    wall.clock.now = at
    const here = await asked([[wall.wall.id, room.view()]])
    expect(await asked([])).toEqual(here)
    expect(here[0]?.scene).toBe(at === turn.from ? 'voices' : 'score')
  }
})
