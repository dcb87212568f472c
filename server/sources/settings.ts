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
/** What creates a source. The time zone is the server's where none is given. */
export const SourceSchema = v.object(
  {
    name: short,
    policy: v.optional(v.picklist(['publish', 'hold'], 'must be publish or hold'), 'publish'),
    preset: v.optional(short),
    metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
    scale: v.optional(ScaleSchema),
    words: v.optional(
      v.pipe(
        v.record(v.string(), v.pipe(v.number('must be a number'), v.safeInteger())),
        v.maxEntries(100, 'must have at most 100 entries'),
      ),
    ),
    mapping: v.optional(
      v.pipe(v.record(v.string(), pointer), v.maxEntries(50, 'must have at most 50 entries')),
    ),
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
