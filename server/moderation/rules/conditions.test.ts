import { expect, test } from 'vitest'
import type { Posted } from '../../../shared/feedback.ts'
import type { MaskKind } from '../../../shared/masks.ts'
import type { When } from '../../../shared/rules.ts'
import { matches } from './conditions.ts'
import { createFacts } from './facts.ts'

interface Found {
  lists?: string[]
  kinds?: MaskKind[]
}

function isMet(when: When, posted: Posted, { lists = [], kinds = [] }: Found = {}): boolean {
  const facts = createFacts(posted, { findLists: () => new Set(lists), findKinds: () => new Set(kinds) })
  return matches(when, facts, 'r')
}

const words = { comment: 'Words.' }

test('[R15] a rule without conditions speaks of every entry', () => {
  expect(isMet({}, { score: 1, metric: 'nps' })).toBe(true)
})

test('[R15] all conditions that are given must hold', () => {
  const when: When = { moods: ['bad'], locations: ['Leipzig'] }
  const bad: Posted = { metric: 'nps', score: 2 }
  expect(isMet(when, { ...bad, location: 'Leipzig' })).toBe(true)
  expect(isMet(when, { ...bad, location: 'Berlin' })).toBe(false)
  expect(isMet(when, { metric: 'nps', score: 10, location: 'Leipzig' })).toBe(false)
})

test.each<[When, Posted, boolean]>([
  [{ score: { max: 3 } }, { metric: 'nps', score: 3 }, true],
  [{ score: { max: 3 } }, { metric: 'nps', score: 4 }, false],
  [{ score: { min: 9 } }, { metric: 'nps', score: 9 }, true],
  [{ score: { min: 0, max: 0 } }, { metric: 'thumbs', score: 0 }, true],
  [{ score: { max: 3 } }, words, false],
  // On the metric's own scale: 4 of 100 is 0 of 10.
  [{ score: { max: 0 } }, { metric: 'nps', score: 4, scale: { min: 0, max: 100 } }, true],
  [{ metric: 'csat' }, { metric: 'nps', score: 3 }, false],
  [{ moods: ['neutral', 'bad'] }, words, true],
  [{ hasWords: true }, words, true],
  [{ hasWords: true }, { metric: 'nps', score: 3, comment: ' \u200b' }, false],
  [{ hasWords: false }, { metric: 'nps', score: 3 }, true],
  [{ languages: ['de'] }, { ...words, language: 'de-AT' }, true],
  [{ languages: ['de'] }, { ...words, language: 'den' }, false],
  [{ languages: ['pt-BR'] }, { ...words, language: 'pt' }, false],
  [{ languages: ['DE'] }, words, false],
  [{ authors: ['c_1'] }, { ...words, author: { id: 'c_1' } }, true],
  [{ authors: ['@example.com'] }, { ...words, author: { email: 'A@Example.com' } }, true],
  [{ authors: ['@example.com'] }, { ...words, author: { email: 'a@mail.example.com' } }, false],
  [{ authors: ['@example.com'] }, words, false],
  [{ consent: { show: false } }, { ...words, consent: { show: false } }, true],
  [{ consent: { show: null } }, { ...words, consent: { name: true } }, true],
  [{ consent: { show: null, name: true } }, words, false],
  [{ touchpoints: ['visit'] }, { ...words, touchpoint: 'visit' }, true],
  [{ segments: ['trade'] }, { ...words, author: { segment: 'trade' } }, true],
  [{ tags: ['a', 'b'] }, { ...words, tags: ['c', 'b'] }, true],
  [{ tags: ['a'] }, { ...words, tags: ['A'] }, false],
])('[R15] %j of %j: %s', (when, posted, met) => {
  expect(isMet(when, posted)).toBe(met)
})

test.each<[When, Found, boolean]>([
  [{ listed: true }, { lists: ['de'] }, true],
  [{ listed: true }, { lists: ['own'] }, true],
  [{ listed: true }, { lists: ['rule other'] }, false],
  [{ listed: ['fr', 'own'] }, { lists: ['de'] }, false],
  [{ listed: ['fr', 'own'] }, { lists: ['own'] }, true],
  [{ words: ['x'] }, { lists: ['rule r'] }, true],
  [{ words: ['x'] }, { lists: ['rule other', 'de', 'own'] }, false],
  [{ links: true }, { kinds: ['link'] }, true],
  [{ links: false }, { kinds: ['link'] }, false],
  [{ links: false }, {}, true],
  [{ personalData: true }, { kinds: ['own'] }, true],
  [{ personalData: true }, {}, false],
  [{ personalData: ['phone'] }, { kinds: ['email'] }, false],
])('[R16] %j where %j was found: %s', (when, found, met) => {
  expect(isMet(when, words, found)).toBe(met)
})

test('[R16] a link beside the words is one, too', () => {
  expect(isMet({ links: true }, { ...words, link: 'https://example.com' })).toBe(true)
})
