import * as v from 'valibot'
import { DISPLAYS } from '../../shared/feedback.ts'
import { METRICS } from '../../shared/metric.ts'
import { TEXT_LENGTH } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'

const MOODS = ['good', 'neutral', 'bad'] as const
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/
const SCORE = /^(-?\d{1,9})(?:-(-?\d{1,9}))?$/

/** Made like the texts that it is compared with. */
const value = v.optional(v.pipe(v.string(), v.transform(wellFormed), v.maxLength(TEXT_LENGTH)))
const truth = v.optional(
  v.pipe(
    v.picklist(['true', 'false'], 'must be true or false'),
    v.transform((text) => text === 'true'),
  ),
)
const time = v.optional(
  v.pipe(
    v.string(),
    v.regex(TIME, 'must be a time with its zone, as 2026-11-21T08:00:00Z, or a day'),
    v.transform((text) => Date.parse(text)),
    v.number('must be a time that there is'),
  ),
)
const score = v.optional(
  v.pipe(
    v.string(),
    v.regex(SCORE, 'must be a score or a range of scores, as 3 or 0-6'),
    v.transform((text) => {
      const [, from, to = from] = SCORE.exec(text) ?? []
      return { from: Number(from), to: Number(to) }
    }),
    v.check(({ from, to }) => from <= to, 'must begin with the lower score'),
  ),
)

/** What a feed can be narrowed to, as the address says it: the same for its list, its counts and its export. */
export const FeedFilterQuery = {
  source: value,
  display: v.optional(v.picklist(DISPLAYS, `must be one of ${DISPLAYS.join(', ')}`)),
  counted: truth,
  suspected: truth,
  starred: truth,
  pinned: truth,
  metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
  score,
  mood: v.optional(v.picklist(MOODS, `must be one of ${MOODS.join(', ')}`)),
  location: value,
  touchpoint: value,
  segment: value,
  language: value,
  tag: value,
  author: value,
  from: time,
  to: time,
  q: value,
}
