import { describe, expect, test } from 'vitest'
import type { FeedbackRow } from '../storage/schema.ts'
import { createWaiting, KEPT } from './waiting.ts'

const HOUR = 3_600_000
const now = 100 * 24 * HOUR
const row = (columns: Partial<FeedbackRow> = {}) =>
  ({ id: 'a', shown_at: now, at: now, pinned_at: null, mood: 'good', ...columns }) as FeedbackRow
const ids = (waiting: ReturnType<typeof createWaiting>, at = now) => waiting.at(at).map(({ id }) => id)

describe('new voices', () => {
  test('[T8] wait from when they become visible until their turn', () => {
    const waiting = createWaiting()
    waiting.consider(row(), true)
    expect(ids(waiting)).toEqual(['a'])
    waiting.hadTurn('a', now + 1)
    expect(ids(waiting)).toEqual([])
    waiting.consider(row(), true)
    expect(ids(waiting)).toEqual([])
  })

  test('[T8] wait at most an hour', () => {
    const waiting = createWaiting()
    waiting.consider(row(), true)
    expect(ids(waiting, now + HOUR)).toEqual(['a'])
    expect(ids(waiting, now + HOUR + 1)).toEqual([])
  })

  test('[T8] are not new when they were said more than a day before', () => {
    const waiting = createWaiting()
    waiting.consider(row({ at: now - 24 * HOUR }), true)
    expect(ids(waiting)).toEqual([])
    waiting.consider(row({ at: now - 24 * HOUR + 1 }), true)
    expect(ids(waiting)).toEqual(['a'])
  })

  test('[T9] stop waiting at once when they may not stand any more', () => {
    const waiting = createWaiting()
    waiting.consider(row(), true)
    waiting.consider(row({ shown_at: null }), false)
    expect(ids(waiting)).toEqual([])
  })

  test('[T3] a pinned voice waits again, once, however old it is', () => {
    const waiting = createWaiting()
    waiting.hadTurn('a', now - HOUR)
    const pinned = row({ at: now - 400 * 24 * HOUR, shown_at: now - 300 * 24 * HOUR, pinned_at: now })
    waiting.consider(pinned, true)
    expect(waiting.at(now)).toEqual([{ id: 'a', since: now, lane: 'pinned' }])
    waiting.hadTurn('a', now + 1)
    waiting.consider(pinned, true)
    expect(ids(waiting)).toEqual([])
  })

  test('[T10] beyond what an hour could show the oldest are let go, never the unhappy', () => {
    const waiting = createWaiting()
    waiting.consider(row({ id: 'sad', shown_at: now - 1000, mood: 'bad' }), true)
    for (let i = 0; i <= KEPT; i += 1)
      waiting.consider(row({ id: `v${i}`, shown_at: now - 900 + i / 100 }), true)
    const left = ids(waiting)
    expect(left).toHaveLength(KEPT)
    expect(left).toContain('sad')
    expect(left).not.toContain('v0')
    expect(left).toContain(`v${KEPT}`)
  })
})
