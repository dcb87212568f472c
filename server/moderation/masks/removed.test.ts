import { expect, test } from 'vitest'
import type { Feedback } from '../../../shared/feedback.ts'
import { personalDataRemoved } from './removed.ts'
import { FIRST_MASK_RULES } from './rules.ts'

const entry: Feedback = {
  ...{ id: 'e1', source: 's1', arrivedAt: '2026-11-21T10:00:00Z', display: 'shown', counted: true },
  ...{ reason: null, pinned: false, starred: true, mood: 'good', revision: 7, metric: 'nps', score: 9 },
  externalId: 'maya@example.com',
  comment: 'Lovely! Call 0171 1234567. Maya knows.',
  author: { id: 'c1', name: 'Maya', email: 'maya@example.com', company: 'Ltd', segment: 'retail', value: 9 },
  link: 'https://example.com/c1',
  ...{ location: 'Leipzig', touchpoint: 'call 0171 1234567', tags: ['vip', 'maya@example.com'] },
  note: 'asked maya@example.com',
  masks: [{ start: 13, end: 25, kind: 'phone' }],
  passages: { show: [[0, 7]], mask: [[27, 31]] },
  ruled: [{ rule: 'r1', name: 'Maya again', did: ['hold'] }],
}

test('[P17] whoever may not see personal data gets nothing of the person, and every text without it', () => {
  const told = personalDataRemoved(entry, FIRST_MASK_RULES)
  expect(told).toEqual({
    ...{ id: 'e1', source: 's1', arrivedAt: '2026-11-21T10:00:00Z', display: 'shown', counted: true },
    ...{ reason: null, pinned: false, starred: true, mood: 'good', revision: 7, metric: 'nps', score: 9 },
    comment: 'Lovely! Call …. … knows.',
    author: { segment: 'retail' },
    ...{ location: 'Leipzig', touchpoint: 'call …', tags: ['vip'] },
    note: 'asked …',
  })
})

test('[P17] what was masked by other rules stays masked, and a cleared false alarm is read', () => {
  const masks = [{ start: 0, end: 6, kind: 'own' as const }]
  expect(personalDataRemoved({ ...entry, masks }, FIRST_MASK_RULES).comment).toMatch(/^…! Call …/)
  const passages = { clear: [[13, 25] as [number, number]] }
  expect(personalDataRemoved({ ...entry, passages }, FIRST_MASK_RULES).comment).toBe(entry.comment)
})
