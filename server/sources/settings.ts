import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { ScaleSchema } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'
import { isTimeZone } from '../intake/time.ts'

const short = v.pipe(
  v.string('must be text'),
  v.transform(wellFormed),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'must have at most 200 characters'),
)
const pointer = v.pipe(
  v.string('must be a JSON pointer, as /answer/score'),
  v.maxLength(500, 'must have at most 500 characters'),
  v.regex(/^(\/|$)/, 'must be a JSON pointer, as /answer/score'),
)
const entries = (most: number) =>
  v.check(
    (record: Record<string, unknown>) => Object.keys(record).length <= most,
    `must have at most ${most} entries`,
  )

/** What creates a source. The time zone is the server's where none is given. */
export const SourceSchema = v.object(
  {
    name: short,
    policy: v.optional(v.picklist(['publish', 'hold'], 'must be publish or hold'), 'publish'),
    preset: v.optional(short),
    metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
    scale: v.optional(ScaleSchema),
    words: v.optional(
      v.pipe(v.record(v.string(), v.pipe(v.number('must be a number'), v.safeInteger())), entries(100)),
    ),
    mapping: v.optional(v.pipe(v.record(v.string(), pointer), entries(50))),
    secret: v.optional(short),
    timeZone: v.optional(
      v.pipe(
        v.string('must be a time zone, as Europe/Berlin'),
        v.check(isTimeZone, 'must be a time zone, as Europe/Berlin'),
      ),
    ),
  },
  'must be a JSON object',
)
export type SourceInput = v.InferOutput<typeof SourceSchema>

/** A source's settings as they are kept; its secrets are kept apart. */
export type SourceSettings = Omit<SourceInput, 'name' | 'secret' | 'timeZone'> & { timeZone: string }
