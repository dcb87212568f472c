import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Posted } from '../../shared/feedback.ts'
import { derive, postedColumns } from '../storage/rows.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import { project, stands, withInitial } from './project.ts'
import { WallSchema, type WallSettings } from './settings.ts'

const wall = (settings: object = {}): WallSettings => ({
  ...v.parse(WallSchema, { name: 'Wall', slug: 'wall', ...settings }),
  timeZone: 'UTC',
})

function entry(posted: Posted, columns: Partial<FeedbackRow> = {}): FeedbackRow {
  const row = {
    ...postedColumns({ posted, at: 1_000, contentHash: 'x', ignored: [] }),
    ...{ id: 'id', source_id: 'shop', arrived_at: 1_000, display: 'shown', counted: 1 },
    ...{ reason: null, note: null, pinned_at: null, starred: 0, shown_at: null, appeal: null, revision: 1 },
    ...columns,
  } as FeedbackRow
  return derive(row, undefined, 1_000)
}

const said: Posted = { metric: 'nps', score: 9, comment: 'Lovely.', author: { name: 'Johanna D. Krüger' } }

describe('what a wall shows of a voice', () => {
  test('[V10] a name is shown as the privacy of the wall says', () => {
    expect(project(entry(said), wall()).name).toBe('Johanna K.')
    expect(project(entry(said), wall({ privacy: 'full' })).name).toBe('Johanna D. Krüger')
    expect(project(entry(said), wall({ privacy: 'none' })).name).toBeNull()
  })

  test('[V10] an initial is a whole letter, and an address is no name', () => {
    expect(withInitial('Åsa östberg')).toBe('Åsa Ö.')
    expect(withInitial('Cher')).toBe('Cher')
    expect(withInitial('maya@example.com')).toBeNull()
  })

  test('[V11] consent only ever lowers what is shown', () => {
    const quiet = { ...said, consent: { name: false } }
    expect(project(entry(quiet), wall({ privacy: 'full' })).name).toBeNull()
    expect(project(entry({ ...said, consent: { name: true } }), wall({ privacy: 'none' })).name).toBeNull()
    expect(stands(entry({ ...said, consent: { show: false } }), wall())).toBe(false)
    expect(stands(entry({ ...said, consent: { show: true } }), wall())).toBe(true)
  })

  test('[V12] unhappy voices stand, stand without a name, or only leave their mark', () => {
    const unhappy = entry({ ...said, score: 2 })
    expect(stands(unhappy, wall())).toBe(true)
    expect(project(unhappy, wall({ unhappy: 'nameless' })).name).toBeNull()
    expect(project(entry(said), wall({ unhappy: 'nameless' })).name).toBe('Johanna K.')
    expect(stands(unhappy, wall({ unhappy: 'count' }))).toBe(false)
    expect(stands(entry(said), wall({ unhappy: 'count' }))).toBe(true)
  })

  test('[V13] what is held, hidden, not counted or a test stands nowhere', () => {
    expect(stands(entry(said, { display: 'held' }), wall())).toBe(false)
    expect(stands(entry(said, { display: 'hidden' }), wall())).toBe(false)
    expect(stands(entry(said, { counted: 0, reason: 'spam' }), wall({ tests: true }))).toBe(false)
    const test = entry({ ...said, test: true }, { counted: 0, reason: 'test' })
    expect(stands(test, wall())).toBe(false)
    expect(stands(test, wall({ tests: true }))).toBe(true)
  })

  test('[V14] all dimensions of a filter must match, and any value of one', () => {
    const row = entry({ ...said, location: 'Leipzig', tags: ['parcel', 'vip'] })
    expect(stands(row, wall({ filter: { locations: ['Leipzig', 'Kiel'] } }))).toBe(true)
    expect(stands(row, wall({ filter: { locations: ['Leipzig'], tags: ['other'] } }))).toBe(false)
    expect(stands(row, wall({ filter: { tags: ['vip'], sources: ['shop'] } }))).toBe(true)
    expect(stands(row, wall({ filter: { segments: ['retail'] } }))).toBe(false)
  })

  test('[V15] a score without words, and words without a score, are told as such', () => {
    expect(project(entry({ metric: 'csat', score: 4, comment: ' \u200b' }), wall())).toMatchObject({
      words: null,
      score: 4,
      scale: { min: 1, max: 5 },
      mood: 'good',
    })
    expect(project(entry({ comment: 'Only words' }), wall())).toMatchObject({
      words: 'Only words',
      score: null,
      scale: null,
      mood: 'neutral',
    })
  })

  test('[V15] a language that nobody speaks stops nothing', () => {
    const row = entry({ ...said, comment: 'word '.repeat(80), language: 'x_not a language' })
    expect(project(row, wall()).words).toMatch(/ …$/)
  })
})
