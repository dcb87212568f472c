import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { boundedList } from '../http/bounded-list.ts'
import { isBlank, isLongerThan, wellFormed } from './text.ts'

export const ENTRY_BYTES = 1_048_576
export const TEXT_LENGTH = 200
export const COMMENT_LENGTH = 10_000
export const LINK_LENGTH = 2_000
export const TAGS = 20
export const TAG_LENGTH = 50

function text(characters: number) {
  return v.pipe(
    v.string('must be text'),
    v.transform(wellFormed),
    v.check((value) => !isLongerThan(value, characters), `must have at most ${characters} characters`),
    v.metadata({ maxLength: characters }),
  )
}

const short = v.optional(text(TEXT_LENGTH))
const flag = v.optional(v.boolean('must be true or false'))
const whole = v.pipe(v.number('must be a whole number'), v.safeInteger('must be a whole number'))

export const ScaleSchema = v.pipe(
  v.object({ min: whole, max: whole }, 'must be an object with min and max'),
  v.check(({ min, max }) => min < max, 'min must be below max'),
)

const ExternalId = v.pipe(
  v.union([v.string(), v.number()], 'must be text or a whole number'),
  v.check(
    (id) => typeof id === 'string' || Number.isSafeInteger(id),
    'a number must be whole and at most 2^53 - 1; send a longer one as text',
  ),
  v.transform(String),
  text(TEXT_LENGTH),
  v.check((id) => !isBlank(id), 'must not be blank'),
)

const Link = v.pipe(
  text(LINK_LENGTH),
  v.check((link) => /^https?:\/\//i.test(link) && URL.canParse(link), 'must be an http or https address'),
)

const Author = v.object(
  {
    id: short,
    name: short,
    email: short,
    company: short,
    segment: short,
    value: v.optional(v.pipe(v.number('must be a number'), v.finite('must be a finite number'))),
  },
  'must be an object',
)

/** What an integrator may post, field by field. Null is the same as absent, but for a score. */
export const PostedSchema = v.object(
  {
    externalId: v.optional(ExternalId),
    metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
    score: v.optional(whole),
    scale: v.optional(ScaleSchema),
    comment: v.optional(text(COMMENT_LENGTH)),
    author: v.optional(Author),
    location: short,
    touchpoint: short,
    channel: short,
    tags: v.optional(
      boundedList(text(TAG_LENGTH), TAGS, {
        noList: 'must be a list of texts',
        tooLong: `must be at most ${TAGS} tags`,
      }),
    ),
    language: short,
    occurredAt: v.optional(v.string('must be a time as ISO 8601 text')),
    link: v.optional(Link),
    consent: v.optional(v.object({ show: flag, name: flag }, 'must be an object')),
    test: flag,
  },
  'must be a JSON object',
)

export type PostedInput = v.InferOutput<typeof PostedSchema>
