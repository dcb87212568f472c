import { describe, expect, test } from 'vitest'
import { eventIn, NOW } from '../testing/fixtures.ts'

const source = { metric: 'nps', timeZone: 'Europe/Berlin' } as const
const posted = (body: object, more: object = {}) => {
  const event = eventIn('generic', { score: 9, ...body }, { source: { ...source, ...more } })
  return event.means === 'upsert' ? event.posted : event
}

describe('times', () => {
  test.each([
    [1_788_253_202, '2026-09-01T09:00:02Z'],
    ['1788253202', '2026-09-01T09:00:02Z'],
    [1_788_253_202_344, '2026-09-01T09:00:02.344Z'],
    ['1788253202.000100', '2026-09-01T09:00:02Z'],
    ['2026-09-01T11:00:02+02:00', '2026-09-01T11:00:02+02:00'],
    ['2016-08-04 13:57:26 -0700', '2016-08-04T13:57:26-07:00'],
    ['2016-08-04 13:57:26 UTC', '2016-08-04T13:57:26Z'],
    ['Tue, 01 Sep 2026 09:00:02 +0200', '2026-09-01T07:00:02Z'],
    // The intake reads it in the zone of the source.
    ['2026-09-01 09:00:02', '2026-09-01 09:00:02'],
    ['2026-09-01', '2026-09-01'],
  ])('[M14] %s is read as it is meant', (time, occurredAt) => {
    expect(posted({ time })).toMatchObject({ occurredAt })
  })

  test.each(['yesterday', '01/09/2026', '', null, 5, '2026-13-40', {}, '9'.repeat(50)])(
    '[M14] for %j the arrival counts',
    (time) => {
      expect(posted({ time })).toEqual({ metric: 'nps', score: 9 })
    },
  )

  test('[M14] a time further ahead than clocks differ is left out', () => {
    const ahead = (minutes: number) => posted({ time: new Date(NOW + minutes * 60_000).toISOString() })
    expect(ahead(4)).toHaveProperty('occurredAt')
    expect(ahead(6)).not.toHaveProperty('occurredAt')
  })

  test('[M14] a mapping that points to no time says so, and the entry is kept', () => {
    const event = eventIn(
      'generic',
      { score: 9, when: 'soon' },
      { source: { ...source, mapping: { occurredAt: '/when' } } },
    )
    expect(event).toMatchObject({
      means: 'upsert',
      posted: { score: 9 },
      why: [{ field: 'occurredAt', pointer: '/when' }],
    })
  })
})

describe('other fields', () => {
  test('[M15] what is too long for an entry is left out and told, never cut', () => {
    const event = eventIn(
      'generic',
      { score: 9, name: 'N'.repeat(201), location: 'L'.repeat(200) },
      { source },
    )
    expect(event).toMatchObject({
      posted: { location: 'L'.repeat(200) },
      why: [{ field: 'author.name', pointer: '/name' }],
    })
    expect(event).not.toHaveProperty('posted.author')
  })

  test('[M15] links that are none and tags that are too many or too long are left out', () => {
    expect(posted({ link: 'javascript:alert(1)' })).not.toHaveProperty('link')
    expect(posted({ link: 'https://example.com/1' })).toHaveProperty('link')
    const tags = ['a', 'a', 'x'.repeat(51), ...Array.from({ length: 30 }, (_, index) => `t${index}`)]
    const kept = posted({ tags }) as { tags: string[] }
    expect(kept.tags).toHaveLength(20)
    expect(kept.tags.slice(0, 2)).toEqual(['a', 't0'])
    expect(posted({ tags: 'red, blue' })).toMatchObject({ tags: ['red', 'blue'] })
  })

  test('[M15] an id longer than an entry may have one is known by its hash, and stays the same', () => {
    const subject = (id: unknown) => {
      const event = eventIn('generic', { score: 9, id }, { source })
      return event.means === 'upsert' ? event.subject : undefined
    }
    expect(subject('i'.repeat(300))).toHaveLength(43)
    expect(subject('i'.repeat(300))).toBe(subject('i'.repeat(300)))
    expect(subject('i'.repeat(300))).not.toBe(subject('i'.repeat(301)))
    expect(subject(17)).toBe('17')
    expect(subject('')).toBeNull()
  })
})
