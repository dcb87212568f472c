import { expect, test } from 'vitest'
import { complaintAbout, figure } from './figure.ts'

const described = { name: 'posts', unit: '1/s', note: '' }

test('[B2] a figure is the median of its runs, beside the median of its limit, and their ratio', () => {
  const made = figure({ ...described, wanted: null }, [10, 30, 20], [40, 50, 10])
  expect(made).toMatchObject({
    value: 20,
    limit: 40,
    ratio: 0.5,
    runs: 3,
    values: [10, 30, 20],
    limits: [40, 50, 10],
  })
})

test('[B3] a figure that misses what is wanted of it is named, one that just keeps it is not', () => {
  const withRatio = (value: number, wanted: { atLeast: number } | { atMost: number } | null) =>
    complaintAbout(figure({ ...described, wanted }, [value], [100]))
  expect(withRatio(79, { atLeast: 0.8 })).toBe('posts: 0.790 of its limit, must be at least 0.8')
  expect(withRatio(80, { atLeast: 0.8 })).toBeNull()
  expect(withRatio(121, { atMost: 1.2 })).toBe('posts: 1.210 of its limit, must be at most 1.2')
  expect(withRatio(120, { atMost: 1.2 })).toBeNull()
  expect(withRatio(1, null)).toBeNull()
})
