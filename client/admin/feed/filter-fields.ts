import { METRICS } from '../../../shared/metric.ts'
import { type FeedFilter, FIELDS, type Field } from '../../live/desk/filter.ts'
import type { Places } from '../places.ts'
import { METRIC_NAMES } from '../words.ts'
import type { Values } from './values.ts'

export interface Choice {
  value: string
  name: string
}

/** How a filter is chosen: of a few choices, or written, where known values may help. */
export interface FilterField {
  field: Field
  name: string
  choices?: readonly Choice[]
  known?: keyof Values
  type?: 'date'
  /** What may stand in it, as an example. */
  example?: string
}

const YES_NO: readonly Choice[] = [
  { value: 'true', name: 'yes' },
  { value: 'false', name: 'no' },
]

const MOODS: readonly Choice[] = ['good', 'neutral', 'bad'].map((value) => ({ value, name: value }))

/** In the order in which they are offered. */
export function filterFields(places: Pick<Places, 'sources'>): readonly FilterField[] {
  return [
    {
      field: 'source',
      name: 'Source',
      choices: places.sources().map(({ id, name }) => ({ value: id, name })),
    },
    { field: 'mood', name: 'Mood', choices: MOODS },
    {
      field: 'metric',
      name: 'Metric',
      choices: METRICS.map((value) => ({ value, name: METRIC_NAMES[value] })),
    },
    { field: 'score', name: 'Score', example: '3 or 0-6' },
    { field: 'location', name: 'Location', known: 'locations' },
    { field: 'touchpoint', name: 'Touchpoint', known: 'touchpoints' },
    { field: 'segment', name: 'Segment', known: 'segments' },
    { field: 'language', name: 'Language', known: 'languages' },
    { field: 'tag', name: 'Tag', known: 'tags' },
    { field: 'from', name: 'Arrived from', type: 'date' },
    { field: 'to', name: 'Arrived until', type: 'date' },
    { field: 'suspected', name: 'Suspected of spam', choices: YES_NO },
    { field: 'starred', name: 'Starred', choices: YES_NO },
    { field: 'pinned', name: 'Pinned', choices: YES_NO },
  ]
}

/** A filter that narrows the list, in words. */
export interface Narrowing {
  field: Field
  text: string
}

/** What narrows the list, in the order in which it is offered; the search says itself what it is. */
export function narrowings(filter: FeedFilter, fields: readonly FilterField[]): readonly Narrowing[] {
  return FIELDS.filter((field) => field !== 'q').flatMap((field): readonly Narrowing[] => {
    const value = filter[field]
    if (value === undefined) return []
    if (field === 'author') return [{ field, text: 'the same author' }]
    const known = fields.find((other) => other.field === field)
    const named = known?.choices?.find((choice) => choice.value === value)?.name ?? value
    return [{ field, text: `${known?.name.toLowerCase() ?? field}: ${named}` }]
  })
}
