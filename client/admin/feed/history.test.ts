import { expect, test } from 'vitest'
import { type HistoryItem, historyText } from './history.ts'

const item = (more: Partial<HistoryItem>): HistoryItem => ({
  ...{ at: '2026-11-21T10:00:00Z', actor: { id: 'a1', email: 'ana@example.com' } },
  ...{ action: 'feedback.changed', before: null, after: null },
  ...more,
})

test('[A45] the history tells what differs, and who did it', () => {
  const before = { display: 'held', counted: true, reason: null, tags: [] }
  const shown = item({ before, after: { ...before, display: 'shown' } })
  expect(historyText(shown)).toBe('shown by ana@example.com')
  const spam = item({ before, after: { ...before, counted: false, reason: 'spam' } })
  expect(historyText(spam)).toBe('not counted, as spam by ana@example.com')
  expect(historyText(item({ before, after: { ...before, tags: ['parcel'] } }))).toContain('tagged parcel')
})

test('[A45] what the page does not know is told by its own name', () => {
  expect(historyText(item({ action: 'feedback.erasure-asked', actor: null }))).toBe('erasure asked')
})
