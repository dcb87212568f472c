import { expect, test } from 'vitest'
import type { Entry } from '../live/desk/filter.ts'
import { beginning, didText, maskedWords, stateText } from './words.ts'

const ENTRY: Entry = {
  ...{ id: 'e1', source: 's1', arrivedAt: '2026-11-21T10:00:00Z', display: 'held', counted: true },
  ...{ reason: null, pinned: false, starred: false, mood: 'neutral', revision: 1 },
}

const COMMENT = 'Call 0151 23456789. Ask for Tom.'
const PHONE = { start: 5, end: 18, kind: 'phone' as const }

test('[A53] lists and notices, which lie open, mask what walls mask, and keep what walls only leave out', () => {
  const entry: Entry = { ...ENTRY, comment: COMMENT, masks: [PHONE] }
  expect(maskedWords(entry)).toBe('Call …. Ask for Tom.')
  expect(beginning(entry)).toBe('“Call …. Ask for Tom.”')
  const chosen: Entry = { ...entry, passages: { show: [[0, 19]], mask: [[28, 31]] } }
  expect(maskedWords(chosen)).toBe('Call …. Ask for ….')
  expect(maskedWords({ ...entry, passages: { clear: [[5, 18]] } })).toBe(COMMENT)
  expect(maskedWords({ ...ENTRY, comment: '0151', masks: [{ ...PHONE, start: 0, end: 4 }] })).toBe('…')
})

const ruled = [
  { rule: 'r1', name: 'low score', did: ['hold' as const, 'tag' as const] },
  { rule: 'r2', name: 'wait a while', did: ['delay' as const] },
]

test('[A72] a voice is held by the rules that held it, not by those that tagged or delayed it', () => {
  expect(stateText({ ...ENTRY, ruled })).toBe('held: low score')
  expect(stateText({ ...ENTRY, display: 'hidden', ruled })).toBe('hidden')
  expect(stateText({ ...ENTRY, display: 'shown', ruled })).toBe('shown')
  const spam = [{ rule: 'r3', name: 'links', did: ['spam' as const] }]
  expect(stateText({ ...ENTRY, suspected: true, ruled: spam })).toBe('held, suspected of spam: links')
})

test('[A72] what a rule did is told as what became of it', () => {
  expect(ruled.map(({ did }) => didText(did))).toEqual(['held, tagged', 'delayed'])
})
