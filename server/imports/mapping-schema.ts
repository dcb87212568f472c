import * as v from 'valibot'
import { IMPORT_FIELDS, type ImportMapping } from '../../shared/imports.ts'
import { METRICS } from '../../shared/metric.ts'
import { isZone } from '../import/dates.ts'
import { ScaleSchema } from '../intake/posted.ts'

const LONGEST = 200
const MEANINGS = 500
const RULES = 50

const text = v.pipe(v.string('must be text'), v.maxLength(LONGEST, `must have at most ${LONGEST} characters`))
const named = v.pipe(text, v.minLength(1, 'must not be empty'))
const field = v.picklist(IMPORT_FIELDS, `must be one of ${IMPORT_FIELDS.join(', ')}`)
const byField = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(v.record(field, value, 'must be an object'), v.maxEntries(IMPORT_FIELDS.length))

const Day = v.pipe(v.string('must be a day, as 2015-06-09'), v.isoDate('must be a day, as 2015-06-09'))
const ScaleRule = v.object({
  when: v.union(
    [v.strictObject({ column: named, is: text }), v.strictObject({ from: Day })],
    'must be {"column", "is"} or {"from"}',
  ),
  scale: ScaleSchema,
})

const Writing = v.strictObject({
  encoding: v.optional(v.pipe(named, v.check(isEncoding, 'is no encoding that is known here'))),
  delimiter: v.optional(v.pipe(named, v.maxLength(3, 'must have at most 3 characters'))),
  header: v.optional(v.boolean('must be true or false')),
  sheet: v.optional(named),
})

/** What a person may say about a file. */
const MappingSchema = v.strictObject({
  columns: byField(named),
  set: v.optional(byField(text)),
  values: v.optional(
    byField(
      v.pipe(
        v.record(text, text, 'must be an object of texts'),
        v.maxEntries(MEANINGS, `must have at most ${MEANINGS} entries`),
      ),
    ),
  ),
  metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
  scale: v.optional(ScaleSchema),
  scales: v.optional(v.pipe(v.array(ScaleRule), v.maxLength(RULES, `must be at most ${RULES} rules`))),
  dateFormat: v.optional(named),
  zone: v.optional(v.pipe(named, v.check(isZone, 'must be a time zone, as Europe/Berlin'))),
  tagSeparator: v.optional(named),
  writing: v.optional(Writing),
})

export const MappedSchema = v.strictObject({ mapping: MappingSchema })

/** Only what was said: absent and undefined are the same. */
export function saidIn(input: v.InferOutput<typeof MappedSchema>): ImportMapping {
  return JSON.parse(JSON.stringify(input.mapping)) as ImportMapping
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== ''
  } catch {
    return false
  }
}
