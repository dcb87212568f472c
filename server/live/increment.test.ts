import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Posted } from '../../shared/feedback.ts'
import { openTestWall } from './testing/room.ts'

const NOON = Date.UTC(2026, 10, 20, 12, 7)
const HOUR = 3_600_000

const posted = fc.record<Posted, 'score'>(
  {
    score: fc.integer({ min: 1, max: 5 }),
    metric: fc.constantFrom('nps', 'csat'),
    scale: fc.constant({ min: 1, max: 5 }),
    comment: fc.constantFrom('Short', 'one two three four five six seven eight'),
    location: fc.constantFrom('Kiel', 'Leipzig'),
    test: fc.boolean(),
    occurredAt: fc
      .constantFrom(0, HOUR, 5 * HOUR, 30 * HOUR, 40 * 24 * HOUR)
      .map((age) => new Date(NOON - age).toISOString()),
  },
  { requiredKeys: ['score'] },
)
const step = fc.oneof(
  { weight: 4, arbitrary: posted.map((entry) => ({ entry })) },
  { weight: 1, arbitrary: fc.nat().map((nth) => ({ hide: nth })) },
  { weight: 1, arbitrary: fc.nat().map((nth) => ({ spam: nth })) },
)
const settings = fc.constantFrom({}, { filter: { locations: ['Kiel'] } }, { metric: 'csat', tests: true })

test('[L17] new entries are added up without reading, and the sum is what a fresh room reads', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { minLength: 1, maxLength: 12 }), async (how, steps) => {
      const wall = await openTestWall(NOON, how)
      const room = await wall.openRoom()
      const ids: string[] = []
      for (const one of steps) {
        if ('entry' in one) ids.push((await wall.keep(one.entry)).id)
        else if ('hide' in one && ids.length > 0) {
          await wall.moderate(ids[one.hide % ids.length] as string, { display: 'hidden' })
        } else if ('spam' in one && ids.length > 0) {
          await wall.moderate(ids[one.spam % ids.length] as string, { counted: false, reason: 'spam' })
        }
        const revision = await wall.storage.revision()
        await expect.poll(() => room.room.editions.revision, { interval: 2 }).toBeGreaterThanOrEqual(revision)
      }
      const fresh = await wall.openRoom()
      const { turn: _turn, waiting: _waiting, ...counts } = room.view()
      expect(fresh.view()).toMatchObject(counts)
      await wall.close()
    }),
    { numRuns: 15 },
  )
}, 60_000)
