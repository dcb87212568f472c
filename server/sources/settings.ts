import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { presetNamed } from '../hooks/presets.ts'
import { SchemeSchema } from '../hooks/signatures/scheme.ts'
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
/** What becomes of entries as they come in. */
export const POLICIES = ['publish', 'hold', 'rules'] as const

/** For how many days a source may keep words and persons; without any it keeps them. */
export const RETENTION_DAYS = { min: 1, max: 3_650 }

/** For how many days the log of a source's deliveries is kept; 30 where it says nothing. */
export const LOG_DAYS = { min: 1, max: 365, usual: 30 }

export const HOUR_MS = 60 * 60_000
/** So long a token or secret goes on beside its successor where nobody says how long. */
export const OVERLAP_HOURS = 24

/** What creates a source. The time zone is the server's where none is given. */
export const SourceSchema = v.object(
  {
    name: short,
    policy: v.optional(v.picklist(POLICIES, `must be one of ${POLICIES.join(', ')}`), 'publish'),
    preset: v.optional(
      v.pipe(
        short,
        v.check((name) => presetNamed(name) !== undefined, 'must be the name of a preset'),
      ),
    ),
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
    signature: v.optional(SchemeSchema),
    logDays: v.optional(
      v.pipe(
        v.number('must be a number of days'),
        v.integer('must be a whole number of days'),
        v.minValue(LOG_DAYS.min, `must be at least ${LOG_DAYS.min}`),
        v.maxValue(LOG_DAYS.max, `must be at most ${LOG_DAYS.max}`),
      ),
    ),
    retentionDays: v.nullish(
      v.pipe(
        v.number('must be a number of days'),
        v.integer('must be a whole number of days'),
        v.minValue(RETENTION_DAYS.min, `must be at least ${RETENTION_DAYS.min}`),
        v.maxValue(RETENTION_DAYS.max, `must be at most ${RETENTION_DAYS.max}`),
      ),
    ),
    timeZone: v.optional(
      v.pipe(
        v.string('must be a time zone, as Europe/Berlin'),
        v.check(isTimeZone, 'must be a time zone, as Europe/Berlin'),
      ),
    ),
  },
  'must be a JSON object',
)

const removable = <Schema extends v.GenericSchema>({ wrapped }: { wrapped: Schema }) => v.nullish(wrapped)
const { preset, metric, scale, words, mapping, signature, logDays } = SourceSchema.entries

/** What changes a source: what is not named stays, null takes away. With `revision` only if it is still that one. */
export const SourceChangeSchema = v.object(
  {
    ...v.partial(SourceSchema).entries,
    preset: removable(preset),
    metric: removable(metric),
    scale: removable(scale),
    words: removable(words),
    mapping: removable(mapping),
    signature: removable(signature),
    logDays: removable(logDays),
    revision: v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number'))),
  },
  'must be a JSON object',
)

export type SourceInput = v.InferOutput<typeof SourceSchema>

/** A source's settings as they are kept; its secrets are kept apart. */
export type SourceSettings = Omit<SourceInput, 'name' | 'secret' | 'timeZone'> & { timeZone: string }
