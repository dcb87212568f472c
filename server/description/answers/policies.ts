import * as v from 'valibot'
import { RuleSchema, WordsSchema } from '../../moderation/rules/schema.ts'
import { listOf, maybe, mood, number, text, time, truth, whole } from './parts.ts'

const asked = RuleSchema.pipe[0].entries

export const Rule = v.object({
  id: text,
  name: text,
  source: maybe(text),
  enabled: truth,
  when: asked.when,
  // biome-ignore lint/suspicious/noThenProperty: a rule is "when …, then …"; nobody awaits its schema
  then: asked.then,
  revision: whole,
})
export const Rules = listOf(Rule)

export const RulePreview = v.object({
  looked: whole,
  matched: whole,
  decidedBefore: whole,
  items: v.array(v.object({ id: text, comment: maybe(text), score: maybe(number), mood, arrivedAt: time })),
})

const { revision: _, ...words } = WordsSchema.entries
export const Words = v.object({ ...words, revision: whole })

export const MaskAnswer = v.object({
  kinds: v.record(v.string(), truth),
  patterns: v.array(v.object({ name: text, pattern: text })),
  revision: whole,
})
