import { expect, onTestFinished, test } from 'vitest'
import { openTestWall } from '../live/testing/room.ts'

const NOON = Date.UTC(2026, 10, 20, 12, 7)

test('[Y44] undoing takes voices off walls, whether they stand there or wait, and their numbers and marks with them', async () => {
  const wall = await openTestWall(NOON)
  onTestFinished(wall.close)
  const room = await wall.openRoom()
  const bring = (comment: string) => wall.keep({ score: 9, comment }, NOON, undefined, 'i1')
  const first = await bring('It stood there as the first of them.')
  await room.until(({ turn }) => turn?.voice.id === first.id)
  await bring('It waits until the other one has ended.')
  const stays = await wall.keep({ score: 0, comment: 'Of somebody who was here before.' })
  await room.until(({ waiting }) => waiting === 2)
  expect(await wall.storage.imports.undoSome('i1', 10, NOON)).toBe(2)
  await room.until(({ turn }) => turn?.voice.id === stays.id)
  expect(room.view()).toMatchObject({ waiting: 0, score: { n: 1 } })
  expect(room.view().marks.reduce((sum, { n }) => sum + n, 0)).toBe(1)
})
