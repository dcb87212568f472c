import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { createFeed, type Entry, type Feed } from './feed.ts'
import { NO_FILTER } from './filter.ts'

function entryOf(id: string, revision: number, more: Partial<Entry> = {}): Entry {
  const moment = '2026-11-21T10:00:00.000Z'
  const state = { display: 'shown', counted: true, reason: null, pinned: false, starred: false } as const
  return { id, source: 's', arrivedAt: moment, mood: 'neutral', ...state, revision, ...more }
}

function withFeed(use: (feed: Feed) => void): void {
  createRoot((dispose) => {
    use(createFeed())
    dispose()
  })
}

const beginning = { filter: NO_FILTER, asked: 0, keep: null }

test('[A10] an older tiding of a voice never replaces a newer one', () => {
  withFeed((feed) => {
    feed.learn([entryOf('a', 7, { display: 'hidden' })])
    feed.learn([entryOf('a', 6)])
    expect(feed.entry('a')).toMatchObject({ revision: 7, display: 'hidden' })
  })
})

test('[A10] what came while a page was on its way is kept, what is not in it any more is forgotten', () => {
  withFeed((feed) => {
    feed.learn([entryOf('b', 1)])
    const asked = feed.moment()
    feed.learn([entryOf('c', 3)])
    feed.begin({ ...beginning, asked, page: { items: [entryOf('a', 1)], next: null } })
    expect(feed.shown()).toEqual(['c', 'a'])
  })
})

test('[A8] the list is complete down to its last page: a voice from further down does not appear in between', () => {
  withFeed((feed) => {
    feed.begin({ ...beginning, page: { items: [entryOf('d', 1), entryOf('c', 1)], next: 'cursor' } })
    feed.learn([entryOf('a', 9)])
    expect(feed.shown()).toEqual(['d', 'c'])
    feed.extend({ items: [entryOf('b', 1), entryOf('a', 9)], next: null })
    expect(feed.shown()).toEqual(['d', 'c', 'b', 'a'])
  })
})

test('[A8] arrivals wait while they are held, changes of what is in sight do not', () => {
  withFeed((feed) => {
    feed.begin({ ...beginning, page: { items: [entryOf('b', 1), entryOf('a', 1)], next: null } })
    feed.holdArrivals()
    feed.learn([entryOf('c', 3), entryOf('a', 4, { display: 'hidden' })])
    expect([feed.shown(), feed.waiting()]).toEqual([['b', 'a'], 1])
    expect(feed.entry('a')?.display).toBe('hidden')
    feed.letIn()
    expect([feed.shown(), feed.waiting()]).toEqual([['c', 'b', 'a'], 0])
  })
})

test('[A8] a voice that does not belong to the filter any more leaves the list', () => {
  withFeed((feed) => {
    feed.begin({
      ...beginning,
      filter: { show: 'held' },
      page: { items: [entryOf('a', 1, { display: 'held' })], next: null },
    })
    feed.learn([entryOf('a', 2), entryOf('b', 3, { display: 'held' })])
    expect(feed.shown()).toEqual(['b'])
  })
})

test('[A42] what only the server can tell is listed only as the server lists it, and it is asked again', () => {
  withFeed((feed) => {
    const page = { items: [entryOf('b', 1)], next: null }
    feed.begin({ ...beginning, filter: { q: 'late', show: 'shown' }, page })
    expect(feed.learn([entryOf('c', 3)])).toBe(true)
    expect(feed.learn([entryOf('d', 4, { display: 'held' })])).toBe(false)
    expect(feed.shown()).toEqual(['b'])
    feed.learn([entryOf('b', 5, { display: 'hidden' })])
    expect(feed.shown()).toEqual([])
  })
})

test('[A43] a list of fifty thousand takes in what comes and goes without being made anew', () => {
  withFeed((feed) => {
    const id = (n: number) => String(n).padStart(6, '0')
    const items = Array.from({ length: 50_000 }, (_, n) => entryOf(id(n), 1)).reverse()
    feed.begin({ ...beginning, page: { items, next: null } })
    const before = feed.shown()
    feed.learn([entryOf(id(25_000), 2, { pinned: true })])
    expect(feed.shown()).toBe(before)
    feed.learn([entryOf(id(50_000), 3)])
    expect([feed.shown()[0], feed.shown().length]).toEqual([id(50_000), 50_001])
  })
})
