import { createStore } from 'solid-js/store'
import type {
  ImportColumn,
  ImportField,
  ImportMapping,
  ImportPreview,
  ImportScaleRule,
  ImportWriting,
} from '../../../../shared/imports.ts'
import type { Scale } from '../../../../shared/metric.ts'

/** Both ends, as far as they are filled in. */
export interface ScaleDraft {
  min: number | null
  max: number | null
}

/** A scale by a condition, as far as it is filled in. */
export interface RuleDraft extends ScaleDraft {
  by: 'column' | 'day'
  column: string
  is: string
  from: string
}

export interface SameDraft {
  field: ImportField
  value: string
}

export interface MappingDraft extends Pick<ImportMapping, 'columns' | 'metric'> {
  values: NonNullable<ImportMapping['values']>
  scale: ScaleDraft
  rules: RuleDraft[]
  same: SameDraft[]
  dateFormat: string
  zone: string
  tagSeparator: string
  writing: ImportWriting
}

export type Draft = ReturnType<typeof createDraft>

/** What is what in a file, while somebody is still at it. */
export function createDraft(first: ImportMapping) {
  const [draft, set] = createStore<MappingDraft>(draftOf(first))
  /** Whether the file became another table, of which nobody has said anything yet. */
  let isNew = false
  return {
    draft,
    set,
    /** Says what a column is; each field has one column, each column is one field. Null is left out. */
    choose(column: ColumnPlace, field: ImportField | null): void {
      isNew = false
      set('columns', (now) => chosenIn(now, column, field))
    },
    /** Says what a word means, with an empty text that it means nothing, with null that nobody has said. */
    setMeaning(field: ImportField, word: string, meaning: string | null): void {
      set('values', field, (now) => ({ ...now, [word]: meaning ?? (undefined as never) }))
    },
    /** Says how the file is written: columns are then found by their places, or are guessed anew. */
    write(writing: ImportWriting, header: readonly ImportColumn[]): void {
      const others = writing.sheet !== undefined || writing.delimiter !== undefined
      isNew ||= others || Object.values(draft.columns).every((key) => key === undefined)
      set('columns', (now) => (others ? none(now) : byPlace(now, header)))
      if (others) set('rules', (rules) => rules.filter(({ by }) => by === 'day'))
      set('writing', writing)
    },
    /** Takes what the server guesses of another table, as long as nobody knows better. */
    learn({ guess }: Pick<ImportPreview, 'guess'>): void {
      if (!isNew) return
      isNew = false
      const { columns, values, metric, scale, dateFormat } = draftOf(guess)
      set({ columns, values, scale, dateFormat, metric: metric ?? (undefined as never) })
    },
    wish: (): ImportMapping => mappingOf(draft),
  }
}

export interface ColumnPlace {
  key: string
  /** From 0. */
  place: number
}

type Columns = ImportMapping['columns']

/** Whether a mapping means this column: by its key, or by its number. */
function isOf(named: string | undefined, { key, place }: ColumnPlace): boolean {
  return named !== undefined && (named === key || named === String(place + 1))
}

/** What a column is said to be. */
export function fieldOf(columns: Columns, column: ColumnPlace): ImportField | null {
  const fields = Object.keys(columns) as ImportField[]
  return fields.find((field) => isOf(columns[field], column)) ?? null
}

export function columnOf(
  columns: Columns,
  field: ImportField,
  header: readonly ImportColumn[],
): (ImportColumn & ColumnPlace) | null {
  const place = header.findIndex(({ key }, at) => isOf(columns[field], { key, place: at }))
  const found = header[place]
  return found ? { ...found, place } : null
}

function chosenIn(now: Columns, column: ColumnPlace, field: ImportField | null): Columns {
  const before = fieldOf(now, column)
  return { ...(before && { [before]: undefined }), ...(field && { [field]: column.key }) }
}

// A store keeps what is not named: what goes is said to be undefined.
function none(now: Columns): Columns {
  return Object.fromEntries(Object.keys(now).map((field) => [field, undefined])) as Columns
}

function byPlace(now: Columns, header: readonly ImportColumn[]): Columns {
  const places = Object.entries(now).map(([field, key]) => {
    const place = header.findIndex((column) => column.key === key)
    return [field, place < 0 ? key : String(place + 1)]
  })
  return Object.fromEntries(places) as Columns
}

/** A copy: a store writes into what it was given. */
function draftOf(mapping: ImportMapping): MappingDraft {
  const { columns, metric, scale, scales = [], values = {}, set = {} } = structuredClone(mapping)
  return {
    columns,
    values,
    ...(metric && { metric }),
    scale: scale ?? { min: null, max: null },
    rules: scales.map(ruleOf),
    same: Object.entries(set).map(([field, value]) => ({ field: field as ImportField, value })),
    dateFormat: mapping.dateFormat ?? '',
    zone: mapping.zone ?? '',
    tagSeparator: mapping.tagSeparator ?? '',
    writing: { ...mapping.writing },
  }
}

export const NO_RULE: RuleDraft = { by: 'column', column: '', is: '', from: '', min: null, max: null }

function ruleOf({ when, scale }: ImportScaleRule): RuleDraft {
  return { ...NO_RULE, ...when, by: 'column' in when ? 'column' : 'day', ...scale }
}

/** What of a draft can be said to the server; what is not filled in whole is left out. */
export function mappingOf(draft: MappingDraft): ImportMapping {
  const scale = wholeScale(draft.scale)
  const rules = draft.rules.flatMap(wholeRule)
  const same = draft.same.filter(({ value }) => value.trim() !== '').map(({ field, value }) => [field, value])
  const said = {
    ...{ columns: draft.columns, metric: draft.metric, scale },
    values: orNothing(saidValues(draft)),
    set: orNothing(Object.fromEntries(same)),
    scales: rules.length > 0 ? rules : undefined,
    dateFormat: draft.dateFormat.trim() || undefined,
    zone: draft.zone.trim() || undefined,
    tagSeparator: draft.tagSeparator || undefined,
    writing: orNothing(draft.writing),
  }
  return JSON.parse(JSON.stringify(said)) as ImportMapping
}

export function wholeScale({ min, max }: ScaleDraft): Scale | undefined {
  return min === null || max === null || min >= max ? undefined : { min, max }
}

/** Why two ends are no scale; null while they are one, or not both filled in. */
export function scaleProblem({ min, max }: ScaleDraft): string | null {
  return min !== null && max !== null && min >= max ? 'The first has to be below the second.' : null
}

export function wholeRule({ by, column, is, from, ...ends }: RuleDraft): ImportScaleRule[] {
  const scale = wholeScale(ends)
  if (!scale) return []
  if (by === 'day') return from === '' ? [] : [{ when: { from }, scale }]
  return column === '' ? [] : [{ when: { column, is }, scale }]
}

/** Words of fields that no column is any more say nothing. */
function saidValues({ values, columns }: MappingDraft): object {
  const fields = Object.entries(values).filter(
    ([field, words]) => columns[field as ImportField] !== undefined && Object.keys(words).length > 0,
  )
  return Object.fromEntries(fields)
}

function orNothing(said: object): object | undefined {
  return Object.values(said).some((value) => value !== undefined) ? said : undefined
}
