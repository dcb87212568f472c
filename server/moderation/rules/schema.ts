import * as v from 'valibot'
import { MASK_KINDS } from '../../../shared/masks.ts'
import { METRICS } from '../../../shared/metric.ts'
import { DELAY_MINUTES, type RuleBody, VERDICTS, WORD_LANGUAGES } from '../../../shared/rules.ts'
import { boundedList } from '../../http/bounded-list.ts'
import { TAG_LENGTH, TAGS, TEXT_LENGTH } from '../../intake/posted.ts'
import { isBlank, wellFormed } from '../../intake/text.ts'

/** More would make every entry slow to decide. */
export const RULES_AT_MOST = 200
const VALUES = 200
const WORDS = 1_000
const HOURS = 24 * 7
const TIMES = 100

const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `must be one of ${values.join(', ')}`)

/** Made as the texts that it is compared with. */
export const text = (length: number) =>
  v.pipe(
    v.string('must be text'),
    v.transform(wellFormed),
    v.trim(),
    v.check((value) => !isBlank(value), 'must not be empty'),
    v.maxLength(length, `must have at most ${length} characters`),
  )

const list = <Item extends v.GenericSchema>(item: Item, most = VALUES) =>
  v.pipe(
    v.array(item, 'must be a list'),
    v.minLength(1, 'must name something, or be absent'),
    v.maxLength(most, `must have at most ${most} items`),
  )

const whole = (from: number, to: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  )

const truth = v.boolean('must be true or false')
const end = v.optional(whole(0, 10))
const said = v.optional(v.nullable(truth))
const values = v.optional(list(text(TEXT_LENGTH)))

const When = v.strictObject(
  {
    metric: v.optional(oneOf(METRICS)),
    score: v.optional(
      v.pipe(
        v.strictObject({ min: end, max: end }, 'must be {"min", "max"}'),
        v.check(({ min = 0, max = 10 }) => min <= max, 'must not begin above its end'),
      ),
    ),
    moods: v.optional(list(oneOf(['good', 'neutral', 'bad']))),
    listed: v.optional(
      v.union(
        [v.literal(true), list(oneOf([...WORD_LANGUAGES, 'own']))],
        'must be true or a list of languages',
      ),
    ),
    words: v.optional(list(text(TEXT_LENGTH), WORDS)),
    links: v.optional(truth),
    languages: v.optional(list(text(35))),
    authors: values,
    consent: v.optional(v.strictObject({ show: said, name: said }, 'must be {"show", "name"}')),
    personalData: v.optional(
      v.union([v.literal(true), list(oneOf(MASK_KINDS))], 'must be true or a list of kinds'),
    ),
    repeated: v.optional(
      v.strictObject({ hours: whole(1, HOURS), times: whole(1, TIMES) }, 'must be {"hours", "times"}'),
    ),
    hasWords: v.optional(truth),
    locations: values,
    touchpoints: values,
    segments: values,
    tags: values,
  },
  (issue) => (issue.expected === 'never' ? 'is nothing that a rule can ask' : 'must be a JSON object'),
)

const Then = v.pipe(
  v.strictObject(
    {
      verdict: v.optional(oneOf(VERDICTS)),
      tags: v.optional(list(text(TAG_LENGTH), TAGS)),
      delay: v.optional(whole(1, DELAY_MINUTES)),
    },
    (issue) => (issue.expected === 'never' ? 'is nothing that a rule can do' : 'must be a JSON object'),
  ),
  v.check((then) => Object.values(then).some((value) => value !== undefined), 'must do something'),
)

const fields = {
  name: text(TEXT_LENGTH),
  source: v.nullable(
    v.pipe(v.string('must be the id of a source, or null'), v.transform(wellFormed), v.maxLength(100)),
  ),
  enabled: truth,
  when: When,
  // biome-ignore lint/suspicious/noThenProperty: a rule is "when …, then …"; nobody awaits its schema
  then: Then,
}

/** What makes a rule; without a source it is for all that decide by rules. */
export const RuleSchema = v.pipe(
  v.object(
    { ...fields, source: v.optional(fields.source, null), enabled: v.optional(fields.enabled, true) },
    'must be a JSON object',
  ),
  v.transform(
    ({ name, source, enabled, when, then }): RuleBody => ({ ...{ name, source, enabled }, when, then }),
  ),
)

const revision = v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number')))

export const RuleChange = v.object(
  { ...v.partial(v.object(fields)).entries, revision },
  'must be a JSON object',
)

export const RuleOrder = v.object(
  {
    ids: boundedList(v.pipe(v.string(), v.maxLength(100)), RULES_AT_MOST, {
      noList: 'must be a list',
      tooLong: `must have at most ${RULES_AT_MOST} items`,
    }),
  },
  'must be a JSON object',
)

const words = (most: number) =>
  boundedList(text(TEXT_LENGTH), most, {
    noList: 'must be a list',
    tooLong: `must have at most ${most} items`,
  })

export const WordsSchema = v.object(
  {
    languages: v.pipe(v.array(oneOf(WORD_LANGUAGES), 'must be a list'), v.maxLength(WORD_LANGUAGES.length)),
    own: words(10_000),
    allowed: words(10_000),
    authors: words(1_000),
    revision,
  },
  'must be a JSON object',
)
