import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Posted } from '../../shared/feedback.ts'
import { FIRST_MASK_RULES } from '../moderation/masks/rules.ts'
import { derive, NOT_DECIDED, postedColumns } from '../storage/rows.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import { project as projectBy, stands, withInitial } from './project.ts'
import { WallSchema, type WallSettings } from './settings.ts'

const wall = (settings: object = {}): WallSettings => ({
  ...v.parse(WallSchema, { name: 'Wall', slug: 'wall', ...settings }),
  timeZone: 'UTC',
})

function entry(posted: Posted, columns: Partial<FeedbackRow> = {}): FeedbackRow {
  const row = {
    ...postedColumns({ posted, at: 1_000, contentHash: 'x', ignored: [] }, FIRST_MASK_RULES),
    ...{ id: 'id', source_id: 'shop', arrived_at: 1_000, display: 'shown', counted: 1 },
    ...NOT_DECIDED,
    ...{ reason: null, note: null, pinned_at: null, starred: 0, shown_at: null, appeal: null, revision: 1 },
    ...columns,
  } as FeedbackRow
  return derive(row, undefined, 1_000)
}

const project = (row: FeedbackRow, settings: WallSettings) => projectBy(row, settings, FIRST_MASK_RULES)

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

  test('[P7] personal data is masked in the words, before they are shortened', () => {
    const long = `${'word '.repeat(48)}call 0171 1234567 and more of it`
    expect(project(entry({ ...said, comment: long }), wall()).words).toMatch(/word call … and …$/)
    expect(project(entry({ ...said, comment: 'Call 0171 1234567!', language: 'de' }), wall()).words).toBe(
      'Call …!',
    )
  })

  test('[P8] a voice of which masks leave nothing stands by its score, or not at all', () => {
    const onlyNumber = { comment: '0171 1234567' }
    expect(project(entry({ ...said, ...onlyNumber }), wall()).words).toBeNull()
    expect(stands(entry({ ...said, ...onlyNumber }), wall())).toBe(true)
    expect(stands(entry(onlyNumber), wall())).toBe(false)
    expect(stands(entry({ comment: 'Only words' }), wall())).toBe(true)
  })

  test('[P9] personal data in the place of a name, a location or a touchpoint is not shown either', () => {
    const row = entry({
      ...said,
      author: { name: 'Maya 0171 1234567' },
      location: 'Leipzig, www.example.com',
      touchpoint: 'maya@example.com',
    })
    expect(project(row, wall({ privacy: 'full' }))).toMatchObject({
      name: null,
      location: 'Leipzig, …',
      touchpoint: null,
    })
  })

  test('[P10] only the sentences that a moderator chose stand', () => {
    const comment = 'Lovely. Maya was rude. Fine.'
    const passages = JSON.stringify({
      show: [
        [0, 7],
        [23, 28],
      ],
      mask: [[23, 27]],
    })
    expect(project(entry({ ...said, comment }, { passages }), wall()).words).toBe('Lovely. … ….')
  })

  test('[P15] words that other rules looked through show only what neither they nor these would hide', () => {
    const comment = 'Call 0171 1234567 about ORD-1234.'
    const masks = JSON.stringify({ v: 'other', found: [{ start: 24, end: 32, kind: 'own' }] })
    expect(project(entry({ ...said, comment }, { masks }), wall()).words).toBe('Call … about ….')
  })
})
