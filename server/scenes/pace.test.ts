import { expect, test } from 'vitest'
import { scoreOf } from '../../shared/score.ts'
import { paceOf } from './pace.ts'

const DAY = 24 * 60 * 60_000
const from = { at: 0, score: 40 }

/** An NPS of 50 with these many answers. */
const fifty = (n: number) => scoreOf('nps', { 10: n / 2, 8: n / 2 })
const asked = (n: number, goal: number, day: number) => ({
  ...{ score: fifty(n), from, goal, ends: 100 * DAY, now: day * DAY },
})

test('[V110] the line to the goal is straight from where the score was when it was set to its last day', () => {
  expect(paceOf(asked(1_000, 60, 0))?.due).toBe(40)
  expect(paceOf(asked(1_000, 60, 50))?.due).toBe(50)
  expect(paceOf(asked(1_000, 60, 100))?.due).toBe(60)
  expect(paceOf(asked(1_000, 60, 300))?.due).toBe(60)
  expect(paceOf({ ...asked(1_000, 60, 50), score: scoreOf('nps', {}) })).toBeNull()
})

test('[V111] ahead and behind are said only of what lies outside of the margin', () => {
  expect(paceOf(asked(1_000, 60, 50))?.state).toBe('on')
  expect(paceOf(asked(1_000, 60, 10))?.state).toBe('ahead')
  expect(paceOf(asked(1_000, 60, 95))?.state).toBe('behind')
  expect(paceOf(asked(20, 60, 10))?.state).toBe('on')
  expect(paceOf(asked(20, 60, 95))?.state).toBe('on')
})

test('[V111] a goal is reached with thirty answers at it, and over when its day has passed without', () => {
  expect(paceOf(asked(30, 50, 10))?.state).toBe('reached')
  expect(paceOf(asked(28, 50, 10))?.state).toBe('on')
  expect(paceOf(asked(1_000, 50, 101))?.state).toBe('reached')
  expect(paceOf(asked(1_000, 60, 101))?.state).toBe('over')
})
