import { expect, test } from 'vitest'
import { eventIn, reading } from '../testing/fixtures.ts'

const whyOf = (body: unknown, source = {}, preset = 'generic') => {
  const { events } = reading(preset, body, { source })
  return events.flatMap((event) => (event.means === 'upsert' ? event.why : []))
}

test('[M31] a number beside a comment that was found by its name waits to be called the score', () => {
  const body = { erlebnis: { note: '2' }, message: 'Too loud.', customer_id: 7, revision: 3 }
  expect(whyOf(body)).toMatchObject([{ field: 'score', pointer: '/erlebnis/note' }])
  expect(whyOf(body, {}, 'zapier')).toMatchObject([{ field: 'score', pointer: '/erlebnis/note' }])
  expect(eventIn('generic', body)).toMatchObject({ posted: { comment: 'Too loud.' } })
})

test('[M31] it waits no more once the source says where its answers are, and where there is none', () => {
  const body = { note: 2, message: 'Too loud.' }
  expect(whyOf(body, { mapping: { comment: '/message' } })).toEqual([])
  expect(whyOf({ message: 'Too loud.', order: 40_221, userId: 7, again: false })).toEqual([])
  expect(whyOf({ message: 'Too loud.', score: 3 }, { metric: 'nps' })).toEqual([])
})

test('[M31] it is looked for among the first values alone', () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field ${n}`, 'words']))
  expect(whyOf({ message: 'Too loud.', ...many, note: 2 })).toEqual([])
  expect(whyOf({ message: 'Too loud.', a: { b: { c: { d: { note: 2 } } } } })).toEqual([])
})
