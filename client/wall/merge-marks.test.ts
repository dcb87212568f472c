import { expect, it } from 'vitest'
import { DAY } from '../../e2e/fixtures/wall-views.ts'
import type { Mood } from '../../shared/metric.ts'
import { keepSame, mergeMarks } from './merge-marks.ts'

const MINUTE = 60_000
const MOODS: Mood[] = ['good', 'neutral', 'bad']

function marksOf(minutes: number) {
  return Array.from({ length: minutes }, (_, i) =>
    MOODS.map((mood) => {
      const minute = DAY.begins + i * MINUTE
      return { id: `${minute} ${mood}`, minute, mood, n: 1 + (i % 3) }
    }),
  ).flat()
}

it('[W143] as long as there is room, each minute and mood has its own mark', () => {
  const marks = marksOf(90)
  expect(mergeMarks(marks, DAY, 'wide').map(({ id }) => id)).toEqual(marks.map(({ id }) => id))
})

it('[W143] a day of 1,440 minutes in three moods is at most 300 marks, which stand for just as many voices', () => {
  const marks = marksOf(1_440)
  for (const shape of ['wide', 'tall', 'side'] as const) {
    const merged = mergeMarks(marks, DAY, shape)
    expect(merged.length).toBeLessThanOrEqual(300)
    for (const mood of MOODS) {
      const count = (all: readonly { mood: Mood; n: number }[]) =>
        all.filter((mark) => mark.mood === mood).reduce((sum, { n }) => sum + n, 0)
      expect(count(merged)).toBe(count(marks))
    }
    expect(merged.every(({ along }) => along >= 0 && along <= 1)).toBe(true)
  }
})

it('[W143] one more voice changes one mark; the others stay the same objects', () => {
  const before = mergeMarks(marksOf(1_440), DAY, 'wide')
  const marks = marksOf(1_440)
  marks[2_000] = { ...marks[2_000], n: 99 } as (typeof marks)[number]
  const now = keepSame(before, mergeMarks(marks, DAY, 'wide'))
  expect(now.filter((mark, i) => mark !== before[i])).toHaveLength(1)
})
