import * as v from 'valibot'
import { DISPLAYS, REASONS } from '../../../shared/feedback.ts'
import { MASK_KINDS } from '../../../shared/masks.ts'
import { WHY_NOT } from '../../walls/why-not.ts'
import {
  anything,
  listOf,
  maybe,
  metric,
  mood,
  number,
  perhaps,
  scale,
  text,
  time,
  told,
  truth,
  whole,
} from './parts.ts'

const span = v.tuple([whole, whole])

export const Author = v.object({
  id: perhaps(text),
  name: perhaps(text),
  email: perhaps(text),
  company: perhaps(text),
  segment: perhaps(text),
  value: perhaps(number),
})

/** The fields that whoever posted it knows, too. */
const kept = {
  id: text,
  source: told(text, 'The id of the source that it came from.'),
  externalId: perhaps(text),
  metric: perhaps(metric),
  score: perhaps(whole),
  scale: perhaps(scale),
  comment: told(v.optional(text), 'In the customer’s own words, as they came. Only walls mask.'),
  author: perhaps(Author),
  location: perhaps(text),
  touchpoint: perhaps(text),
  channel: perhaps(text),
  tags: perhaps(v.array(text)),
  language: perhaps(text),
  occurredAt: perhaps(text),
  link: perhaps(text),
  consent: perhaps(v.object({ show: perhaps(truth), name: perhaps(truth) })),
  test: perhaps(truth),
  arrivedAt: time,
  display: v.picklist(DISPLAYS),
  counted: truth,
  reason: told(maybe(v.picklist(REASONS)), 'Why it does not count.'),
  pinned: truth,
  starred: truth,
  mood,
  erasing: told(v.optional(time), 'When its words and person go for good.'),
  erased: told(v.optional(v.literal(true)), 'Words and person are gone; what counts has stayed.'),
  revision: told(whole, 'Of its own last change.'),
}

export const KeptFeedback = v.object({
  ...kept,
  ignored: told(v.optional(v.array(text)), 'Fields that nobody knows, and that were not kept.'),
})

export const Feedback = v.object({
  ...kept,
  note: perhaps(text),
  masks: perhaps(v.array(v.object({ start: whole, end: whole, kind: v.picklist(MASK_KINDS) }))),
  passages: perhaps(
    v.object({ show: perhaps(v.array(span)), mask: perhaps(v.array(span)), clear: perhaps(v.array(span)) }),
  ),
  ruled: perhaps(v.array(v.object({ rule: text, name: text, did: v.array(text) }))),
  suspected: perhaps(v.literal(true)),
  delayedUntil: perhaps(time),
})

export const Removed = told(
  v.object({ id: text, source: text, removed: v.literal(true), revision: whole }),
  'An entry that is no more, as when its import was undone.',
)

export const Changes = v.object({
  items: v.array(v.union([Feedback, Removed])),
  next: told(text, 'Where to go on: always there, also when nothing was new.'),
})

export const FeedbackList = listOf(Feedback)

export const Problem = told(
  v.object({
    type: text,
    title: text,
    status: whole,
    detail: told(text, 'What is wrong, in a sentence.'),
    errors: told(
      v.optional(v.array(v.object({ pointer: text, detail: text }))),
      'The fields that are wrong, each by its JSON pointer.',
    ),
    current: told(v.optional(v.unknown()), 'With 409: how it is now.'),
  }),
  'A refusal, as RFC 9457 has it.',
)

export const BatchAnswer = v.object({
  results: v.array(
    v.object({
      status: whole,
      id: perhaps(text),
      display: perhaps(v.picklist(DISPLAYS)),
      ignored: perhaps(v.array(text)),
      problem: perhaps(Problem),
    }),
  ),
})

export const ManyChanged = v.object({
  results: v.array(
    v.object({ id: text, status: whole, feedback: perhaps(Feedback), problem: perhaps(Problem) }),
  ),
})

export const FeedCounts = told(
  v.record(v.string(), whole),
  'By queue; exact up to 10,000, and 10,001 for more.',
)

export const FeedValues = v.object({
  locations: v.array(text),
  touchpoints: v.array(text),
  segments: v.array(text),
  languages: v.array(text),
  tags: v.array(text),
})

export const History = listOf(
  v.object({
    at: time,
    actor: maybe(v.object({ id: text, email: text })),
    action: text,
    before: maybe(anything),
    after: maybe(anything),
  }),
)

export const Voice = v.object({
  id: text,
  words: maybe(text),
  score: maybe(whole),
  scale: maybe(scale),
  metric: maybe(metric),
  mood,
  name: maybe(text),
  touchpoint: maybe(text),
  location: maybe(text),
  language: maybe(text),
  at: whole,
})

export const OnWalls = listOf(
  v.object({ wall: text, name: text, stands: truth, why: maybe(v.picklist(WHY_NOT)), voice: maybe(Voice) }),
)
