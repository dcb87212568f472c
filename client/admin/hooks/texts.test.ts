import { expect, test } from 'vitest'
import { DELIVERY_STATES } from '../../../shared/deliveries.ts'
import { becameText, bytesText, replayedText, STATE_MEANINGS, STATE_TEXTS, whyText } from './texts.ts'

test('[Z3] every verdict has a word of its own and a sentence that explains it', () => {
  const words = DELIVERY_STATES.map((state) => STATE_TEXTS[state])
  expect(new Set(words).size).toBe(DELIVERY_STATES.length)
  for (const state of DELIVERY_STATES) expect(STATE_MEANINGS[state]).toMatch(/\.$/)
})

test.each([
  [[], ''],
  [['created'], 'a new voice'],
  [['created', 'created'], '2 new voices'],
  [['created', 'changed'], '2 voices'],
  [['withdrawn'], 'a voice withdrawn'],
] as const)('[Z3] what a delivery became is told in one phrase: %j → %s', (dids, text) => {
  expect(becameText({ entries: dids.map((did, at) => ({ id: String(at), did })) })).toBe(text)
})

test.each([
  [{ replayed: 0, kept: 0, waiting: 0 }, 'Nothing waited.'],
  [{ replayed: 1, kept: 1, waiting: 0 }, '1 delivery replayed: all kept, none waits any more.'],
  [{ replayed: 3, kept: 2, waiting: 0 }, '3 deliveries replayed: 2 kept, none waits any more.'],
  [{ replayed: 3, kept: 2, waiting: 1 }, '3 deliveries replayed: 2 kept, 1 waits still.'],
])('[Z3] what came of replaying %j is told: %s', (answer, text) => {
  expect(replayedText(answer)).toBe(text)
})

test('[Z3] sizes are told as people say them', () => {
  expect([bytesText(12), bytesText(2_048), bytesText(1_572_864)]).toEqual(['12 B', '2 KB', '1.5 MB'])
})

test.each([
  [{ field: 'comment', detail: 'must have at most 9 characters' }, 'Comment must have at most 9 characters'],
  [{ field: 'score', detail: '12 lies outside.' }, '12 lies outside.'],
  [{ detail: 'It is a ping.' }, 'It is a ping.'],
])('[Z31] a refusal of a field names it where it does not stand for itself: %j → %s', (why, text) => {
  expect(whyText(why)).toBe(text)
})
