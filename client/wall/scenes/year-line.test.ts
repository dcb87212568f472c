import { expect, it } from 'vitest'
import { yearUntil } from '../../../e2e/fixtures/wall-scenes.ts'
import { clockAt } from '../../../e2e/fixtures/wall-views.ts'
import type { ScoreYear } from '../../../shared/wall.ts'
import { yearLine } from './year-line.ts'

const WEEK = 7 * 86_400_000
const now = clockAt('16:42')
const monthOf = (moment: number) => new Date(moment).toISOString().slice(0, 7)
const pace = { from: { at: now - 20 * WEEK, score: 44 }, due: 52, state: 'on' as const }
const year: ScoreYear = { weeks: yearUntil(now), pace }
const goal = { score: 55, by: '2026-12-31' }
const asked = { year, goal, metric: 'nps' as const, now, monthOf }

it('[W144] weeks without enough answers are gaps, and a week on its own stands for itself', () => {
  const weeks = year.weeks.map((week, i) =>
    i === 20 || i === 22 ? { ...week, score: null, lower: null, upper: null } : week,
  )
  const runs = yearLine({ ...asked, year: { weeks, pace } }).runs
  expect(runs.map((run) => run.length)).toEqual([9, 9, 1, 8, 20])
})

it('[W144] every score stands inside of the drawing, with its margin around it', () => {
  for (const { along, up, lower, upper } of yearLine(asked).runs.flat()) {
    expect(along).toBeGreaterThanOrEqual(0)
    expect(along).toBeLessThanOrEqual(1)
    expect(up).toBeGreaterThanOrEqual(0)
    expect(up).toBeLessThanOrEqual(1)
    expect(lower).toBeLessThan(up)
    expect(upper).toBeGreaterThan(up)
  }
})

it('[W144] the way to the goal ends at its day; a goal far ahead lies beyond the edge', () => {
  const near = yearLine(asked).way
  expect(near?.end).toEqual({ along: 1, up: near?.to.up })
  expect(near?.from.up).toBeLessThan(near?.to.up ?? 0)
  const far = yearLine({ ...asked, goal: { score: 60, by: '2028-12-31' } }).way
  expect(far?.end).toBeNull()
  expect(far?.to.along).toBe(1)
  expect(yearLine({ ...asked, goal: null }).way).toBeNull()
})

it('[W144] a score that hardly moves does not fill the drawing from bottom to top', () => {
  const weeks = year.weeks.map((week) => ({ ...week, score: 50 + week.n / 1e3, lower: 49.9, upper: 50.2 }))
  const ups = yearLine({ ...asked, goal: null, year: { weeks, pace: null } })
    .runs.flat()
    .map(({ up }) => up)
  expect(Math.max(...ups) - Math.min(...ups)).toBeLessThan(0.1)
})

it('[W144] months stand where they begin, to the day, and lines across at round scores', () => {
  const { months, ticks } = yearLine(asked)
  expect(months).toHaveLength(12)
  expect(months.every(({ at }) => new Date(at).getUTCDate() <= 2)).toBe(true)
  expect(ticks.length).toBeGreaterThanOrEqual(2)
  expect(ticks.every(({ score }) => score % 5 === 0)).toBe(true)
})

it('[W330] whatever a year reaches over, two to four round scores stand beside it', () => {
  const reaching = (low: number, high: number) =>
    year.weeks.map((week, i) => ({ ...week, score: i % 2 ? low : high, lower: low, upper: high }))
  for (let low = -100; low < 95; low += 7)
    for (let high = low + 5; high <= 100; high += 4) {
      const { ticks } = yearLine({ ...asked, goal: null, year: { weeks: reaching(low, high), pace: null } })
      expect([2, 3, 4], `${low} to ${high}`).toContain(ticks.length)
    }
})
