import { expect, test } from 'vitest'
import { MONTH, stepsOf } from './plan.ts'
import { growth, judge, LIMITS, type Report } from './verdict.ts'

const MEGABYTE = 1024 * 1024
const FINE = { heap: 8 * MEGABYTE, elements: 300, renderer: 60 * MEGABYTE }
const days = (look = FINE) => Array.from({ length: 30 }, () => look)
const report = (more: Partial<Report> = {}): Report => ({
  ...{ reloading: days(), lasting: days(), difference: 0, complaints: [], behind: 0 },
  ...more,
})
const missed = (of: Report) => judge(of).flatMap(({ what, kept }) => (kept ? [] : [what]))

test('[B10] a soak misses each limit by itself, and none when all is well', () => {
  expect(missed(report())).toEqual([])
  expect(missed(report({ reloading: days({ ...FINE, heap: LIMITS.heap + 1 }) }))).toHaveLength(1)
  expect(missed(report({ reloading: days({ ...FINE, elements: 601 }) }))).toHaveLength(1)
  const leaking = days().map((look, day) => ({ ...look, heap: look.heap + day * 0.3 * MEGABYTE }))
  expect(missed(report({ lasting: leaking }))).toEqual(['script heap, growth without a reload'])
  const native = days().map((look, day) => ({ ...look, renderer: look.renderer + day * 3 * MEGABYTE }))
  expect(missed(report({ lasting: native }))).toEqual(['renderer memory, growth without a reload'])
  expect(missed(report({ difference: 0.001, behind: 1, complaints: ['no'] }))).toHaveLength(3)
})

test('[B10] growth is what the second half has more than the first, whatever a single look says', () => {
  expect(growth([5, 5, 5, 5, 5, 5])).toBe(0)
  expect(growth([1, 2, 3, 4, 5, 6])).toBe(3)
  expect(growth([5, 99, 5, 5, 1, 5])).toBe(0)
})

test('[B11] a month of soak has all its voices, cuts, builds and nights, spread over it', () => {
  const steps = [...stepsOf(MONTH, 0)]
  const count = (which: (step: (typeof steps)[number]) => boolean) => steps.filter(which).length
  expect(steps.reduce((sum, { voices }) => sum + voices, 0)).toBe(500_000)
  expect([count(({ cut }) => cut), count(({ build }) => build), count(({ dayEnds }) => dayEnds)]).toEqual([
    2_000, 20, 30,
  ])
  const first = steps.slice(0, steps.length / 2)
  expect(first.filter(({ cut }) => cut)).toHaveLength(1_000)
})
