import type { ConditionData } from '../preset-schema.ts'
import { isMissing } from './missing.ts'
import type { Place } from './place.ts'
import { find, parsePointer } from './pointer.ts'

export type Condition = (place: Pick<Place, 'item' | 'headers' | 'unfold'>) => boolean

const HEADER = 'header:'

/** Holds when every part of it does. */
export function compileCondition(data: ConditionData): Condition {
  const parts = Object.entries(data).map(([where, wanted]) => compilePart(where, wanted))
  return (place) => parts.every((part) => part(place))
}

function compilePart(where: string, wanted: ConditionData[string]): Condition {
  const fits = compileWanted(wanted)
  if (where.startsWith(HEADER)) {
    const name = where.slice(HEADER.length).toLowerCase()
    return ({ headers }) => fits(headers[name])
  }
  const pointer = parsePointer(where)
  return ({ item, unfold }) => fits(find(pointer, item, unfold))
}

/** Values are compared as text: whether a sender writes `1` or `"1"` tells nothing. */
function compileWanted(wanted: ConditionData[string]): (value: unknown) => boolean {
  if (typeof wanted !== 'object') return (value) => isPlain(value) && String(value) === String(wanted)
  if (Array.isArray(wanted)) {
    const texts = new Set(wanted.map(String))
    return (value) => isPlain(value) && texts.has(String(value))
  }
  if ('there' in wanted) return (value) => isMissing(value) !== wanted.there
  const pattern = new RegExp(wanted.matches, 'i')
  return (value) => isPlain(value) && pattern.test(String(value).slice(0, 200))
}

function isPlain(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object'
}
