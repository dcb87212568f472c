import { DateTime } from 'luxon'
import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { DISTANCES, NIGHTS, PAGE_SCENES, PRIVACIES, UNHAPPY, WEEKDAYS } from '../../shared/wall.ts'
import { wellFormed } from '../intake/text.ts'
import { isTimeZone } from '../intake/time.ts'

export const NameSchema = v.pipe(
  v.string('must be text'),
  v.transform(wellFormed),
  v.trim(),
  // A link by a name of marks and controls alone could neither be seen nor followed.
  v.regex(/[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u, 'must not be empty'),
  v.maxLength(200, 'must have at most 200 characters'),
)
const values = v.optional(
  v.pipe(
    v.array(
      // As entries have them, or they would never meet.
      v.pipe(
        v.string('must be text'),
        v.transform(wellFormed),
        v.maxLength(200, 'must have at most 200 characters'),
      ),
      'must be a list of texts',
    ),
    v.maxLength(100, 'must have at most 100 values'),
  ),
  [],
)
const clock = v.pipe(
  v.string('must be a clock time, as 17:30'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a clock time, as 17:30'),
)
const day = v.pipe(
  v.tuple([clock, clock], 'must be two clock times, as ["08:00", "18:00"]'),
  v.check(([opens, closes]) => opens < closes, 'must open before it closes'),
)
const date = v.pipe(
  v.string('must be a date, as 2026-12-31'),
  v.check(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid,
    'must be a date, as 2026-12-31',
  ),
)
/** A day on which the wall is closed: once, or each year. */
const holiday = v.pipe(
  v.string('must be a date, as 2026-12-25 or 12-25'),
  v.check(
    // A leap year, so that 29 February is a day.
    (text) => /^(\d{4}-)?\d{2}-\d{2}$/.test(text) && DateTime.fromISO(`2024-${text}`.slice(-10)).isValid,
    'must be a date, as 2026-12-25 or 12-25',
  ),
)
/** What a wall may ask for: it shows those of them that there are, and that have enough to show. */
const SCENES = ['voices', ...PAGE_SCENES, 'journey', 'waiting', 'answered', 'ask'] as const
const number = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.minValue(min, `must be from ${min} to ${max}`),
    v.maxValue(max, `must be from ${min} to ${max}`),
  )

export const WallFilterSchema = v.object(
  {
    sources: values,
    touchpoints: values,
    locations: values,
    segments: values,
    languages: values,
    tags: values,
  },
  'must be an object of lists',
)
export type WallFilter = v.InferOutput<typeof WallFilterSchema>

export const SlugSchema = v.pipe(
  v.string('must be text'),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'must be 1 to 64 lower-case letters, digits and hyphens'),
)

const zone = v.pipe(
  v.string('must be a time zone, as Europe/Berlin'),
  v.check(isTimeZone, 'must be a time zone, as Europe/Berlin'),
)
const locale = v.pipe(
  v.string('must be a language tag, as en-GB'),
  v.check(isLocale, 'must be a language tag, as en-GB'),
)

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const fields = {
  name: NameSchema,
  company: v.nullish(v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(200)), null),
  metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`), 'nps'),
  windowDays: v.optional(v.pipe(number(1, 730), v.integer('must be a whole number')), 30),
  timeZone: v.optional(zone),
  locale: v.optional(locale, 'en'),
  filter: v.optional(WallFilterSchema, {}),
  scenes: v.optional(
    v.pipe(
      v.array(v.picklist(SCENES, `must be one of ${SCENES.join(', ')}`), 'must be a list of scenes'),
      v.minLength(1, 'must have at least one scene'),
      v.maxLength(20, 'must have at most 20 scenes'),
    ),
    ['voices'],
  ),
  privacy: v.optional(v.picklist(PRIVACIES, `must be one of ${PRIVACIES.join(', ')}`), 'initial'),
  unhappy: v.optional(v.picklist(UNHAPPY, `must be one of ${UNHAPPY.join(', ')}`), 'show'),
  tests: v.optional(v.boolean('must be true or false'), false),
  goal: v.nullish(
    v.object({ score: number(-100, 100), by: date }, 'must be an object with score and by'),
    null,
  ),
  sundown: v.optional(
    v.union(
      [v.object({ clock }), v.object({ latitude: number(-90, 90), longitude: number(-180, 180) })],
      'must be {"clock": "17:30"} or {"latitude", "longitude"}',
    ),
    { clock: '17:30' },
  ),
  // A day by another name would be lost in silence, and with it the wall closed on that day for ever.
  hours: v.nullish(
    v.strictObject(
      Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, v.optional(day)])) as Record<
        (typeof WEEKDAYS)[number],
        v.OptionalSchema<typeof day, undefined>
      >,
      'must be an object of weekdays, as {"mon": ["08:00", "18:00"]}',
    ),
    null,
  ),
  holidays: v.optional(
    v.pipe(v.array(holiday, 'must be a list of dates'), v.maxLength(200, 'must have at most 200 dates')),
    [],
  ),
  distance: v.optional(v.picklist(DISTANCES, `must be one of ${DISTANCES.join(', ')}`), 4),
  calm: v.optional(v.boolean('must be true or false'), false),
  night: v.optional(v.picklist(NIGHTS, `must be one of ${NIGHTS.join(', ')}`), 'picture'),
}

/** What creates a wall. The time zone is the server's where none is given. */
export const WallSchema = v.object({ ...fields, slug: SlugSchema }, 'must be a JSON object')
export type WallInput = v.InferOutput<typeof WallSchema>

/** What changes one. With `revision` only if nobody has changed it since. */
export const WallChangeSchema = v.object(
  {
    ...v.partial(WallSchema).entries,
    revision: v.optional(v.pipe(v.number('must be a whole number'), v.safeInteger('must be a whole number'))),
  },
  'must be a JSON object',
)

/** A wall's settings as they are kept. */
export type WallSettings = Omit<WallInput, 'slug' | 'timeZone'> & { timeZone: string }

export function settingsOf(input: WallInput, timeZone: string): WallSettings {
  const { name, company, metric, windowDays, locale, filter, scenes, privacy, unhappy, tests } = input
  const { goal, sundown, hours, holidays, distance, calm, night } = input
  return {
    ...{ name, company, metric, windowDays, locale, filter, scenes, privacy, unhappy, tests },
    ...{ goal, sundown, hours, holidays, distance, calm, night },
    timeZone: input.timeZone ?? timeZone,
  }
}
