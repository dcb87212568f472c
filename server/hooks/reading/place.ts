import type { Metric } from '../../../shared/metric.ts'
import { METRICS } from '../../../shared/metric.ts'
import type { PlaceData, PlacesData } from '../preset-schema.ts'
import { isMissing } from './missing.ts'
import { find, inside, type Pointer, parsePointer, type Unfold } from './pointer.ts'

/** One answer in a delivery, and all that its reading may look at. */
export interface Place {
  /** The whole body. */
  tree: unknown
  item: unknown
  /** Pointer from the body to the item. */
  at: string
  headers: Readonly<Record<string, string>>
  unfold: Unfold
  /** An object's keys by what they are called in plain letters. */
  plainKeys: (object: object, strip: RegExp | undefined) => Map<string, string>
}

export interface Found {
  value: unknown
  /** From the body's root; absent for what stands in a header or is put together. */
  pointer?: string
  /** What a score that stands here measures. */
  metric?: Metric
}
export type Finder = (place: Place) => Found | undefined

const NUMBER = /^\s*-?\d+(?:[.,]\d+)?\s*$/
const EMAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/

/** Finds the first that is there; where all are empty, the first that is named at all. */
export function compile(places: PlacesData | undefined): Finder | undefined {
  const finders = [places ?? []].flat().map(compileOne)
  if (finders.length <= 1) return finders[0]
  return (place) => {
    let empty: Found | undefined
    for (const finder of finders) {
      const found = finder(place)
      if (found && !isMissing(found.value)) return found
      empty ??= found
    }
    return empty
  }
}

function compileOne(place: PlaceData): Finder {
  if (typeof place === 'string') return at(parsePointer(place))
  if ('join' in place) return joined(place.join.map(parsePointer), place)
  if ('header' in place) return narrowed(({ headers }) => foundIn(headers[place.header.toLowerCase()]), place)
  if ('named' in place) return narrowed(named(place), place)
  return narrowed(at(parsePointer(place.at)), place)
}

function at(pointer: Pointer): Finder {
  return ({ item, at, unfold }) => foundIn(find(pointer, item, unfold), at + pointer.text)
}

function foundIn(value: unknown, pointer?: string): Found | undefined {
  if (value === undefined) return undefined
  return pointer === undefined ? { value } : { value, pointer }
}

function joined(pointers: Pointer[], { with: between, all }: { with: string; all: boolean }): Finder {
  return ({ item, unfold }) => {
    const parts = pointers.map((pointer) => find(pointer, item, unfold)).filter((part) => !isMissing(part))
    if (parts.length === 0 || (all && parts.length < pointers.length)) return undefined
    return { value: parts.map((part) => String(part).trim()).join(between) }
  }
}

function named({
  in: where,
  named,
  strip,
}: {
  in: string
  named: string[]
  strip?: string | undefined
}): Finder {
  const pointer = parsePointer(where)
  const names = named.map(plain)
  const stripped = strip === undefined ? undefined : new RegExp(strip)
  return ({ item, at, unfold, plainKeys }) => {
    const value = find(pointer, item, unfold)
    const object = typeof value === 'string' ? unfold(value) : value
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined
    const keys = plainKeys(object, stripped)
    let empty: Found | undefined
    for (const name of names) {
      const key = keys.get(name)
      if (key === undefined) continue
      const found = {
        value: inside(object, key),
        pointer: `${at}${where}/${escaped(key)}`,
        ...metricOf(name),
      }
      if (!isMissing(found.value)) return found
      empty ??= found
    }
    return empty
  }
}

/** Whatever is called by the name of a metric measures it. */
function metricOf(name: string): { metric?: Metric } {
  const metric = METRICS.find((each) => each === name)
  return metric === undefined ? {} : { metric }
}

/** Letters and digits alone, in lower case: `Customer name`, `customer_name` and `customerName` are one. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

interface Narrowing {
  only?: 'numbers' | 'words' | undefined
  metric?: Metric | undefined
  part?: 'email' | undefined
  each?: string | undefined
}

function narrowed(finder: Finder, { only, metric, part, each }: Narrowing): Finder {
  if (!only && !metric && !part && each === undefined) return finder
  return (place) => {
    const found = finder(place)
    if (!found) return undefined
    if (only && isNumber(found.value) !== (only === 'numbers')) return undefined
    let { value } = found
    if (part) value = typeof value === 'string' ? EMAIL.exec(value)?.[0] : undefined
    if (each !== undefined) value = Array.isArray(value) ? value.map((item) => inside(item, each)) : undefined
    return { ...found, value, ...(metric && { metric }) }
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value))
}

export function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1')
}
