import { expect, test } from 'vitest'
import type { Entry } from '../../live/desk/feed.ts'
import { inverse, type Step, withoutLast } from './steps.ts'

const entry: Entry = {
  id: 'v1',
  source: 's1',
  comment: 'Well done.',
  arrivedAt: '2026-11-21T10:00:00.000Z',
  display: 'held',
  counted: true,
  reason: null,
  pinned: false,
  starred: false,
  mood: 'neutral',
  revision: 3,
}

test('[A7] undo asks for what the voice was, and for nothing else', () => {
  expect(inverse(entry, { display: 'shown' })).toEqual({ display: 'held' })
  expect(inverse(entry, { pinned: true })).toEqual({ pinned: false })
  expect(inverse(entry, { counted: false, reason: 'spam' })).toEqual({ counted: true })
  const excluded = { ...entry, counted: false, reason: 'duplicate', note: 'twice' } as const
  expect(inverse(excluded, { counted: true })).toEqual({ counted: false, reason: 'duplicate', note: 'twice' })
})

test('[A7] after an undo the step before it can be undone, unless somebody else was in between', () => {
  const step = (id: string, from: number, to: number): Step => ({ id, back: {}, from, to })
  expect(withoutLast([step('v1', 3, 5), step('v1', 5, 6)], 8)).toEqual([step('v1', 3, 8)])
  expect(withoutLast([step('v1', 3, 5), step('v1', 7, 9)], 10)).toEqual([step('v1', 3, 5)])
  expect(withoutLast([step('v2', 3, 5), step('v1', 5, 6)], 8)).toEqual([step('v2', 3, 5)])
})
