import { expect, test } from 'vitest'
import type { Entry } from '../../live/desk/feed.ts'
import { inverse, isSo, otherDid, type Step, withoutLast } from './steps.ts'

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
  const step = (id: string, from: number, to: number): Step => [{ id, back: {}, from, to }]
  const now = new Map([['v1', 8]])
  expect(withoutLast([step('v1', 3, 5), step('v1', 5, 6)], now)).toEqual([step('v1', 3, 8)])
  expect(withoutLast([step('v1', 3, 5), step('v1', 7, 9)], now)).toEqual([step('v1', 3, 5)])
  expect(withoutLast([step('v2', 3, 5), step('v1', 5, 6)], now)).toEqual([step('v2', 3, 5)])
})

test('[A40] of a decision on many each one is undone to what it was, and those that somebody changed are left', () => {
  const many: Step = [
    { id: 'v1', back: {}, from: 3, to: 5 },
    { id: 'v2', back: {}, from: 4, to: 5 },
  ]
  const last: Step = [
    { id: 'v1', back: {}, from: 5, to: 6 },
    { id: 'v2', back: {}, from: 5, to: 6 },
  ]
  const left = withoutLast([many, last], new Map([['v1', 9]]))
  expect(left).toEqual([[{ ...many[0], to: 9 }, many[1]]])
})

test('[A40] tags and passages are taken back to what they were', () => {
  const chosen: Entry = { ...entry, tags: ['parcel'], passages: { show: [[0, 4]] } }
  expect(inverse(chosen, { tags: [] })).toEqual({ tags: ['parcel'] })
  expect(inverse(chosen, { passages: null })).toEqual({ passages: { show: [[0, 4]] } })
  expect(inverse(entry, { tags: ['parcel'], passages: {} })).toEqual({ tags: [], passages: null })
  expect(isSo(chosen, { tags: ['parcel'], passages: { show: [[0, 4]] } })).toBe(true)
  expect(isSo(entry, { suspected: false, passages: null })).toBe(true)
})

test('[A46] what somebody else did is told by what differs, else by what it is', () => {
  expect(otherDid({ display: 'hidden', counted: true }, entry)).toBe('it is hidden now')
  expect(otherDid({ ...entry, counted: false, reason: 'spam' }, entry)).toBe('it is not counted now (spam)')
  expect(otherDid({ ...entry, tags: ['parcel'] }, entry)).toBe('its tags are others now')
  expect(otherDid({ ...entry, passages: { show: [[0, 4]] } }, entry)).toBe('other passages are chosen now')
  expect(otherDid(entry, entry)).toBe('it is held now')
})
