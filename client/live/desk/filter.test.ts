import { expect, test } from 'vitest'
import { belongs, type Entry, queryOf, readFilter, searchOf } from './filter.ts'

const entry: Entry = {
  ...{ id: 'v1', source: 's1', arrivedAt: '2026-11-21T10:00:00.000Z', display: 'held', counted: true },
  ...{ reason: null, pinned: false, starred: true, mood: 'bad', revision: 3, metric: 'nps', score: 4 },
  ...{ tags: ['parcel'], language: 'de', author: { segment: 'retail' }, location: 'Leipzig' },
}

test('[A44] the address bar holds the whole filter, the same text for the same filter', () => {
  const search = '?show=held&score=0-6&tag=a%26b&q=late+parcel'
  expect(searchOf(readFilter(search))).toBe(search)
  expect(searchOf(readFilter('?q=late+parcel&tag=a%26b&score=0-6&show=held&other=1'))).toBe(search)
  expect(readFilter('?show=nonsense&q=+')).toEqual({})
})

test('[A44] days are asked for as whole days where the reader is', () => {
  const query = new URLSearchParams(queryOf({ from: '2026-11-21', to: '2026-11-21' }))
  const hours = Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')
  expect(hours).toBe(24 * 3_600_000)
  expect(queryOf({ show: 'not-counted', from: 'no day' })).toBe('&counted=false')
})

test.each([
  [{ show: 'held' }, true],
  [{ show: 'shown' }, false],
  [{ show: 'not-counted' }, false],
  [{ score: '4' }, true],
  [{ score: '0-3' }, false],
  [{ score: '0-6', mood: 'bad', metric: 'nps' }, true],
  [{ score: 'nonsense' }, false],
  [{ tag: 'parcel' }, true],
  [{ tag: 'par' }, false],
  [{ segment: 'retail', location: 'Leipzig', language: 'de', source: 's1' }, true],
  [{ touchpoint: 'visit' }, false],
  [{ starred: 'true', pinned: 'false' }, true],
  [{ suspected: 'true' }, false],
] as const)('[A44] an entry that changes is listed under %o: %s', (filter, is) => {
  expect(belongs(filter, entry)).toBe(is)
})
