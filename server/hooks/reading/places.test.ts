import { describe, expect, test } from 'vitest'
import { eventIn, reading } from '../testing/fixtures.ts'
import { find, parsePointer } from './pointer.ts'
import { unfolding } from './unfold.ts'

const at = (pointer: string, body: unknown) => find(parsePointer(pointer), body, unfolding())

describe('pointers', () => {
  const body = {
    'a/b': 1,
    'c~d': 2,
    list: [
      { field: { id: 'x' }, n: 0 },
      { field: { id: 7 }, n: 1 },
      { field: { id: 'a/b' }, n: 2 },
    ],
    question: { id: 12, body: 'Why?' },
    '[odd=name]': 3,
    nested: '{"q": {"first": "Ann"}, "id": 12345678901234567890}',
    text: 'plain',
  }

  test.each([
    ['/a~1b', 1],
    ['/c~0d', 2],
    ['/list/1/n', 1],
    ['/list/[field.id=x]/n', 0],
    ['/list/[field.id=7]/n', 1],
    ['/list/[field.id=a~1b]/n', 2],
    ['/list/[field.id=none]/n', undefined],
    ['/question/[id=12]/body', 'Why?'],
    ['/question/[id=13]/body', undefined],
    ['/[odd=name]', 3],
    ['/nested/q/first', 'Ann'],
    ['/nested/id', '12345678901234567890'],
    ['/text/length', undefined],
    ['/list/length', undefined],
    ['/list/-1', undefined],
    ['/constructor', undefined],
    ['/__proto__/toString', undefined],
    ['/list/[constructor.name=Object]/n', undefined],
    ['/none/at/all', undefined],
  ])("[M12] %s points to what is the body's own", (pointer, value) => {
    expect(at(pointer, body)).toEqual(value)
  })

  test('[M12] an empty pointer is the whole', () => {
    expect(at('', body)).toBe(body)
  })
})

describe('a mapping', () => {
  test('[M13] wins over the preset, field by field, and where it finds nothing there is nothing', () => {
    const body = { score: 3, grade: { overall: 9 }, comment: 'ours', remark: 'theirs' }
    const mapped = (mapping: Record<string, string>) =>
      eventIn('generic', body, { source: { metric: 'nps', mapping } })
    expect(mapped({ score: '/grade/overall' })).toMatchObject({ posted: { score: 9, comment: 'ours' } })
    expect(mapped({ comment: '/remark' })).toMatchObject({ posted: { score: 3, comment: 'theirs' } })
    expect(mapped({ score: '/nowhere' })).not.toHaveProperty('posted.score')
    expect(mapped({ score: '/nowhere', comment: '/neither' })).toMatchObject({ means: 'unclear' })
  })

  test('[M13] fills any field of an entry, also by its short name', () => {
    const body = {
      v: '8',
      t: 1_790_000_000,
      who: { first: 'Ann', last: 'Lee' },
      m: 'a@example.com',
      list: ['x', 'y'],
      id: 5,
      ok: 'no',
    }
    const mapping = {
      score: '/v',
      name: '/who',
      'author.email': '/m',
      time: '/t',
      tags: '/list',
      subject: '/id',
      'consent.name': '/ok',
      'no.such': '/v',
    }
    expect(eventIn('generic', body, { source: { metric: 'nps', mapping } })).toMatchObject({
      subject: '5',
      posted: {
        score: 8,
        author: { name: 'Ann Lee', email: 'a@example.com' },
        occurredAt: '2026-09-21T14:13:20Z',
        tags: ['x', 'y'],
        consent: { name: false },
      },
    })
  })

  test('[M35] says so where it points to an object instead of a comment', () => {
    const body = { score: 4, comment: { text: 'Lovely.' } }
    const mapped = (comment: string) =>
      eventIn('generic', body, { source: { metric: 'nps', mapping: { comment } } })
    expect(mapped('/comment')).toMatchObject({
      posted: { score: 4 },
      why: [{ field: 'comment', pointer: '/comment' }],
    })
    expect(mapped('/comment/text')).toMatchObject({ posted: { comment: 'Lovely.' }, why: [] })
    expect(mapped('/nowhere')).toMatchObject({ posted: { score: 4 }, why: [] })
  })

  test('[M32] where all answers of a tool stand together, a pointer may begin there, too', () => {
    const body = {
      submissionID: '41',
      rawRequest: '{"q4_howWas": "3", "submissionID": "inner"}',
    }
    for (const score of ['/q4_howWas', '/rawRequest/q4_howWas']) {
      const source = { metric: 'stars', mapping: { score, externalId: '/submissionID' } } as const
      expect(eventIn('jotform', body, { source })).toMatchObject({ subject: '41', posted: { score: 3 } })
    }
    const words = { metric: 'stars', mapping: { score: '/q4_howWas' } } as const
    const unknown = { ...body, rawRequest: '{"q4_howWas": "superb"}' }
    expect(eventIn('jotform', unknown, { source: words })).toMatchObject({
      why: [{ field: 'score', pointer: '/rawRequest/q4_howWas' }],
    })
  })

  test('[M13] made on one item of a list it holds for each of them', () => {
    const body = [{ a: { n: 1 } }, { a: { n: 2 } }]
    for (const score of ['/0/a/n', '/1/a/n', '/a/n']) {
      const { events } = reading('generic', body, { source: { metric: 'nps', mapping: { score } } })
      expect(events).toMatchObject([{ posted: { score: 1 } }, { posted: { score: 2 } }])
    }
  })

  test('[M13] what stands beside the items is reached from the root', () => {
    const body = {
      shop: 'Ghent',
      events: [{ eventName: 'service-review-created', eventData: { id: 'a', stars: 4 } }],
    }
    expect(eventIn('trustpilot', body, { source: { mapping: { location: '/shop' } } })).toMatchObject({
      posted: { location: 'Ghent' },
    })
  })
})
