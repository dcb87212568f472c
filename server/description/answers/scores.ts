import * as v from 'valibot'
import { DIMENSIONS } from '../../../shared/dimension.ts'
import { STEPS } from '../../../shared/scores.ts'
import { maybe, metric, number, text, time, told, truth, whole } from './parts.ts'

const interval = { lower: maybe(number), upper: maybe(number) }

export const scoreFields = {
  metric,
  score: told(maybe(number), 'Points (nps), percent (csat, ces, thumbs) or stars, unrounded.'),
  n: told(whole, 'How many answers it rests on.'),
  ...interval,
  counts: v.record(v.string(), whole),
  parts: v.object({ good: whole, neutral: whole, bad: whole }),
  state: v.picklist(['none', 'few', 'early', 'full']),
}
export const change = maybe(v.object({ difference: number, lower: number, upper: number, real: truth }))
const counted = { ...scoreFields, excluded: told(whole, 'Answers that do not count.') }

export const Score = v.object({
  ...counted,
  previous: v.object({ score: maybe(number), n: whole, ...interval }),
  change,
  window: text,
})

export const YearAnswer = v.object({
  metric,
  step: v.picklist(STEPS),
  timeZone: text,
  items: v.array(v.object({ ...counted, from: time, to: time })),
  next: v.null(),
})

export const ByAnswer = v.object({
  metric,
  dimension: v.picklist(DIMENSIONS),
  window: text,
  items: v.array(v.object({ ...counted, value: text })),
  others: whole,
  next: v.null(),
})
