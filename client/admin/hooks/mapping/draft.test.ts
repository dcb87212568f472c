import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { HookSource } from '../data.ts'
import { createDraft } from './draft.ts'
import { fieldOfKey, wordIn } from './fields.ts'

const source = {
  mapping: { score: '/a' },
  words: { Good: 5 },
  metric: 'csat',
} as unknown as HookSource

test('[Z4] a draft says what is chosen, forgets what was taken away, and leaves the source as it was', () =>
  createRoot((dispose) => {
    const { place, setWord, setMetric, setScale, wish, take } = createDraft(source)
    place('comment', '/b')
    place('score', null)
    setWord('Good', null)
    setWord('Great', 10)
    setMetric('nps')
    setScale({ min: 1, max: 10 })
    expect(wish()).toEqual({
      ...{ mapping: { comment: '/b' }, words: { Great: 10 } },
      ...{ metric: 'nps', scale: { min: 1, max: 10 } },
    })
    expect(Object.keys(wish().mapping)).toEqual(['comment'])
    take(source)
    expect(wish()).toEqual({ mapping: { score: '/a' }, words: { Good: 5 }, metric: 'csat', scale: null })
    expect(source.mapping).toEqual({ score: '/a' })
    dispose()
  }))

test('[Z4] one value can be several fields, and a field stands at one place', () =>
  createRoot((dispose) => {
    const { place, wish } = createDraft(source)
    place('externalId', '/a')
    place('score', '/c')
    expect(wish().mapping).toEqual({ score: '/c', externalId: '/a' })
    dispose()
  }))

test('[Z5] each key stands for one field, in either case', () => {
  expect([fieldOfKey('s'), fieldOfKey('S'), fieldOfKey('n'), fieldOfKey('Enter')]).toEqual([
    ...['score', 'score', 'author.name', null],
  ])
})

test.each([
  ['Great', 'Great'],
  [' bad ', 'bad'],
  ['9', null],
  ['9,5', null],
  ['', null],
  [9, null],
  [false, null],
])('[Z6] only what is said in words asks for a number: %j', (value, word) => {
  expect(wordIn(value)).toBe(word)
})
