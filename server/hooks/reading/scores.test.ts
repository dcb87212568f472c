import { describe, expect, test } from 'vitest'
import type { Metric } from '../../../shared/metric.ts'
import { eventIn } from '../testing/fixtures.ts'
import type { SourceReading } from './answer.ts'

/** What becomes of a score beside a comment, in a source of the metric. */
function scored(score: unknown, metric: Metric, source: Partial<SourceReading> = {}) {
  const event = eventIn('generic', { score, comment: 'Words' }, { source: { metric, ...source } })
  if (event.means !== 'upsert') throw new Error(event.means)
  const { comment, ...posted } = event.posted
  expect(comment).toBe('Words')
  return { ...posted, why: event.why.map(({ field }) => field) }
}

describe('a score', () => {
  test.each([
    [0, 'nps', 0],
    ['0', 'nps', 0],
    [' 9 ', 'nps', 9],
    ['9,0', 'nps', 9],
    ['4.0', 'stars', 4],
    [['7'], 'nps', 7],
    [false, 'thumbs', 0],
    ['true', 'thumbs', 1],
    ['Good', 'thumbs', 1],
    ['DOWN', 'thumbs', 0],
    ['👎', 'thumbs', 0],
  ] as const)('[M7] %j is read as a number of %s', (value, metric, score) => {
    expect(scored(value, metric)).toEqual({ metric, score, why: [] })
  })

  test.each(['', ' ', null, 'null', 'undefined', 'NaN', [], '\u200b'])(
    '[M7] %j is no answer, and nobody is asked',
    (value) => {
      expect(scored(value, 'nps')).toEqual({ why: [] })
    },
  )

  test.each([
    ['9/10', 'nps'],
    ['9,5', 'nps'],
    [9.5, 'nps'],
    [11, 'nps'],
    [-1, 'nps'],
    [0, 'stars'],
    ['1e1', 'nps'],
    ['0x9', 'nps'],
    ['12345678901234567890', 'nps'],
    [true, 'nps'],
    ['great', 'csat'],
    [{ score: 9 }, 'nps'],
    [[9, 8], 'nps'],
    ['constructor', 'thumbs'],
  ] as const)(
    '[M8] %j is never guessed: the words of the customer are kept, and the rest waits',
    (value, metric) => {
      expect(scored(value, metric)).toEqual({ why: ['score'] })
    },
  )

  test('[M8] what is not understood is told with its place, and without the words of a long answer', () => {
    const [why] = [
      eventIn(
        'generic',
        { rating: 'It was as good as it can ever be, thank you' },
        { source: { metric: 'csat' } },
      ),
    ].flatMap((event) => (event.means === 'unclear' ? event.why : []))
    expect(why?.pointer).toBe('/rating')
    expect(why?.detail).toContain('“It was as good')
    expect(why?.detail).not.toContain('thank you')
  })

  test("[M9] the source's words come first, in any case, and also for numbers", () => {
    const words = { Bien: 5, '3': 1, true: 4 }
    expect(scored('bien ', 'csat', { words })).toMatchObject({ score: 5 })
    expect(scored(3, 'csat', { words })).toMatchObject({ score: 1 })
    expect(scored(true, 'csat', { words })).toMatchObject({ score: 4 })
    expect(scored(2, 'csat', { words })).toMatchObject({ score: 2 })
  })

  test("[M9] a preset's words in another language are meant on its scale when they fit on it, else on the metric's", () => {
    const rated = (words: Record<string, number>) =>
      eventIn(
        'helpscout',
        { id: 1, rating: 'Prima' },
        { source: { words }, headers: { 'x-helpscout-event': 'satisfaction.ratings' } },
      )
    expect(rated({ Prima: 3, Naja: 2 })).toMatchObject({ posted: { score: 3, scale: { min: 1, max: 3 } } })
    expect(rated({ Prima: 5, Naja: 3 })).toMatchObject({ posted: { score: 5 } })
    expect(rated({ Prima: 5, Naja: 3 })).not.toHaveProperty('posted.scale')
  })

  test('[M10] the metric is what the body says, then what the preset knows, then what the source is for', () => {
    expect(eventIn('generic', { score: 1, metric: 'CES' }, { source: { metric: 'nps' } })).toMatchObject({
      posted: { metric: 'ces' },
    })
    expect(eventIn('generic', { csat: 1 }, { source: { metric: 'nps' } })).toMatchObject({
      posted: { metric: 'csat' },
    })
    const review = { events: [{ eventName: 'service-review-created', eventData: { id: 'a', stars: 4 } }] }
    expect(eventIn('trustpilot', review, { source: { metric: 'nps' } })).toMatchObject({
      posted: { metric: 'stars' },
    })
    const rating = { response: { id: '1', rating: 4 }, event: 'completed' }
    expect(eventIn('satismeter', rating)).toMatchObject({ posted: { metric: 'nps' } })
    expect(eventIn('satismeter', rating, { source: { metric: 'csat' } })).toMatchObject({
      posted: { metric: 'csat' },
    })
    expect(eventIn('generic', { score: 1 })).toMatchObject({
      means: 'unclear',
      why: [{ field: 'metric', pointer: '/score' }],
    })
  })

  test("[M10] the scale is the body's, then the source's where it is for that metric", () => {
    const source = { metric: 'csat', scale: { min: 1, max: 10 } } as const
    expect(eventIn('generic', { score: 7 }, { source })).toMatchObject({
      posted: { scale: { min: 1, max: 10 } },
    })
    expect(eventIn('generic', { score: 3, scale_min: '1', scale_max: '3' }, { source })).toMatchObject({
      posted: { scale: { min: 1, max: 3 } },
    })
    expect(
      eventIn('generic', { score: 7, metric: 'csat', scale: { min: 9, max: 1 } }, { source }),
    ).toMatchObject({ posted: { scale: { min: 1, max: 10 } } })
    expect(eventIn('generic', { stars: 7, comment: 'x' }, { source })).toMatchObject({
      why: [{ field: 'score' }],
    })
  })
})
