import { expect, test } from 'vitest'
import { STUDENT_COMPUTED, STUDENT_TABLE } from '../fixtures/published-scores.ts'
import { studentQuantile } from './student.ts'

test.each(STUDENT_TABLE)('[S14] t with %d degrees of freedom is %d, as the table prints it', (freedom, t) => {
  expect(studentQuantile(freedom).toFixed(3)).toBe(t.toFixed(3))
})

test.each(STUDENT_COMPUTED)('[S14] t with %d degrees of freedom is right to nine digits', (freedom, t) => {
  expect(studentQuantile(freedom) / t).toBeCloseTo(1, 9)
})

test('[S14] t falls as freedom grows, also where series and expansion meet', () => {
  const freedoms = Array.from({ length: 1200 }, (_, i) => 1 + i / 8)
  const falling = freedoms.map(studentQuantile)
  expect(falling).toEqual([...falling].sort((a, b) => b - a))
})
