import { IMPORT_FIELDS, type ImportField } from '../../../../shared/imports.ts'
import { METRICS } from '../../../../shared/metric.ts'
import { labelOf } from '../../hooks/mapping/fields.ts'
import { METRIC_NAMES } from '../../words.ts'

export { IMPORT_FIELDS, labelOf }

/** What may stand for a word of a field that knows only certain ones; null where anything is understood as it is. */
export function meaningsOf(field: ImportField): readonly (readonly [value: string, name: string])[] | null {
  if (field === 'metric') return METRICS.map((metric) => [metric, METRIC_NAMES[metric]] as const)
  if (field === 'consent.show' || field === 'consent.name' || field === 'test') return YES_OR_NO
  return null
}

const YES_OR_NO = [
  ['yes', 'yes'],
  ['no', 'no'],
] as const

const NUMBER = /^[+\-−]?\d+([.,]\d+)?$/
const YES_NO = /^(true|yes|y|1|false|no|n|0)$/i

/** Fields whose words may have to be explained. */
export const WORDED = ['score', 'metric', 'consent.show', 'consent.name', 'test'] as const

/** Whether a cell says by itself what it means in its field. */
export function isPlain(field: ImportField, value: string): boolean {
  if (field === 'score') return NUMBER.test(value)
  if (field === 'metric') return METRICS.some((metric) => metric === value)
  return YES_NO.test(value)
}

/** Those that a person would write by hand for a whole file. */
export const SAME_FIELDS = IMPORT_FIELDS.filter(
  (field) => !['score', 'comment', 'occurredAt', 'externalId', 'metric'].includes(field),
)

const PLACES: Readonly<Record<string, string>> = {
  scale: 'The scale',
  dateFormat: 'How times are written',
  zone: 'The time zone',
  tagSeparator: 'Between tags',
  writing: 'How the file is read',
}

/** What of a mapping a pointer of the server means: "mapping/scales/0/scale" is "Rule 1". */
export function placeText(pointer: string): string {
  const [, place = '', of = ''] = pointer.split('/')
  if (place === 'scales') return `Rule ${Number(of) + 1}`
  return PLACES[place] ?? labelOf(of || place)
}
