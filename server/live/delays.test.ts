import { afterEach, expect, test, vi } from 'vitest'
import type { Judged } from '../moderation/rules/decide.ts'
import { openTestWall } from './testing/room.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Half a minute from any time at which walls look anyway. */
const NOON = Date.UTC(2026, 10, 20, 12, 7, 30)
const WORDS = 'one two three four five six seven eight'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function testWall() {
  const made = await openTestWall(NOON)
  closing.push(made.close)
  return made
}

const delayed = (delay: number): Judged => {
  const then = { delay }
  return { candidates: [{ rule: 'r', name: 'Later', then, repeated: null }], wordsKey: null }
}

test('[R30] a wall lets a delayed voice stand when its delay is over, not before, and by itself', async () => {
  const wall = await testWall()
  const room = await wall.openRoom()
  const { id } = await wall.keep({ score: 9, comment: WORDS }, undefined, delayed(10))
  await room.until(({ score }) => score.n === 1, SECOND)
  expect(room.view()).toMatchObject({ turn: null, waiting: 0 })
  wall.clock.now = NOON + 10 * MINUTE - 20
  await wall.keep({ score: 8, comment: 'Not for walls.', consent: { show: false } })
  await room.until(({ score }) => score.n === 2)
  expect(room.view()).toMatchObject({ turn: null, waiting: 0 })
  wall.clock.now = NOON + 10 * MINUTE
  await vi.waitFor(() => expect(room.view().turn?.voice.id).toBe(id), 15_000)
  expect(room.view().turn).toMatchObject({ kind: 'new', from: NOON + 10 * MINUTE })
})

test('[R30] a delay goes on after a new start', async () => {
  const wall = await testWall()
  const { id } = await wall.keep({ score: 9, comment: WORDS }, undefined, delayed(10))
  wall.clock.now += 9 * MINUTE
  const room = await wall.openRoom()
  expect(room.view()).toMatchObject({ turn: null, waiting: 0 })
  await room.until(({ turn }) => turn?.voice.id === id, MINUTE)
})

test('[R31] a delayed voice neither waits nor returns while others do', async () => {
  const wall = await testWall()
  const earlier = await wall.keep({ score: 9, comment: WORDS }, NOON - 3 * 24 * 60 * MINUTE)
  await wall.keep({ score: 10, comment: WORDS }, undefined, delayed(30))
  const room = await wall.openRoom()
  expect(room.view().turn).toMatchObject({ kind: 'returning', voice: { id: earlier.id } })
  await room.until(({ turn }) => turn?.k === 2, 26 * SECOND)
  expect(room.view().turn?.voice.id).toBe(earlier.id)
})

test('[R31] a moderator who holds and shows a delayed voice ends its delay', async () => {
  const wall = await testWall()
  const room = await wall.openRoom()
  const { id } = await wall.keep({ score: 9, comment: WORDS }, undefined, delayed(30))
  await wall.moderate(id, { display: 'held' })
  await wall.moderate(id, { display: 'shown' })
  await room.until(({ turn }) => turn?.voice.id === id, SECOND)
})
