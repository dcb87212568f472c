import { expect, test } from 'vitest'
import type { DeskScreen } from '../../live/desk/screens.ts'
import { follow, type Gone, goneText, isComplete } from './gone.ts'

function screenOf(id: string, revision: number, more: Partial<DeskScreen> = {}): DeskScreen {
  const wall = { wall: `wall-${id}`, wallName: `Wall ${id}` }
  return { id, screen: null, name: null, ...wall, revision, visible: true, since: 0, drawnAt: 0, ...more }
}

const from = (waiting: DeskScreen[]): Gone => ({ done: [], waiting, lost: [] })

test('[A6] a voice is gone when every connected screen has drawn its hiding or something later', () => {
  const before = from([screenOf('a', 4), screenOf('b', 4)])
  const half = follow(before, [screenOf('a', 5, { drawnAt: 200 }), screenOf('b', 4)], 5)
  expect(isComplete(half)).toBe(false)
  expect(goneText(half, 100)).toBe('gone from 1 of 2 screens; Wall b has not confirmed yet')
  const all = follow(half, [screenOf('a', 5, { drawnAt: 200 }), screenOf('b', 7, { drawnAt: 430 })], 5)
  expect(goneText(all, 100)).toBe('gone from 2 of 2 screens, 0.3 s')
  expect(goneText(all, 425)).toBe('gone from 2 of 2 screens, 0.1 s')
})

test('[A6] a screen that left before it confirmed is named, and never counted as gone', () => {
  const left = follow(from([screenOf('a', 4), screenOf('b', 4)]), [screenOf('a', 5)], 5)
  expect(isComplete(left)).toBe(false)
  expect(goneText(left, 0)).toContain('gone from 1 of 2 screens; Wall b lost its connection')
})

test('[A6] a screen that comes back to its wall takes the place of the one that left, and has to confirm, too', () => {
  const left = follow(from([screenOf('a', 4)]), [], 5)
  const back = follow(left, [screenOf('a2', 0, { wall: 'wall-a', wallName: 'Wall a' })], 5)
  expect(goneText(back, 0)).toBe('gone from 0 of 1 screen; Wall a has not confirmed yet')
  const drawn = follow(back, [screenOf('a2', 5, { wall: 'wall-a', drawnAt: 900 })], 5)
  expect(goneText(drawn, 0)).toBe('gone from 1 of 1 screen, 0.9 s')
})

test('[A6] a paired screen that has not confirmed is called by its own name', () => {
  const waiting = from([
    screenOf('a', 4, { screen: 's', name: 'Lobby left' }),
    screenOf('b', 4, { name: 'A link' }),
  ])
  const text = goneText(waiting, 0)
  expect(text).toContain('Lobby left has not confirmed')
  expect(text).toContain('Wall b has not confirmed')
})
