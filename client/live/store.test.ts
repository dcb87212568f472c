import { expect, it } from 'vitest'
import type { WallView } from '../../shared/wall.ts'
import { createWallStore } from './store.ts'

const mark = (minute: number, n = 1) => ({ minute, mood: 'good' as const, n })
const view = (parts: Partial<WallView>) =>
  ({ name: 'Lobby', marks: [], today: 0, turn: null, ...parts }) as unknown as WallView

it('[W18] what a new view does not change stays the same object', () => {
  const { wall, show } = createWallStore()
  show(view({ marks: [mark(1), mark(3)] }))
  const before = wall.view?.marks.map((it) => it)
  show(view({ marks: [mark(1), mark(2), mark(3, 4)], today: 3 }))
  expect(wall.view?.marks[0]).toBe(before?.[0])
  expect(wall.view?.marks[2]).toBe(before?.[1])
  expect(wall.view?.marks.map(({ n }) => n)).toEqual([1, 1, 4])
})

it('[W18] the store never writes into the view that it was given', () => {
  const { show } = createWallStore()
  const given = view({ turn: { k: 1, voice: { id: 'a' } } as WallView['turn'], marks: [mark(1)] })
  const copy = structuredClone(given)
  show(given)
  show(view({ turn: { k: 2, voice: { id: 'b' } } as WallView['turn'], marks: [mark(1, 9)] }))
  expect(given).toEqual(copy)
})

it('[W25] a refusal takes the view away, and the next view takes the refusal away', () => {
  const { wall, show, refuse } = createWallStore()
  show(view({}))
  refuse('not_allowed')
  expect([wall.view, wall.refused]).toEqual([null, 'not_allowed'])
  show(view({}))
  expect([wall.view?.name, wall.refused]).toEqual(['Lobby', null])
})
