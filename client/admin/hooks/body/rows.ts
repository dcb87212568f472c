import { type Path, plainPointer, unfolded } from './pointer.ts'

export type Kind = 'object' | 'list' | 'text' | 'number' | 'yes or no' | 'nothing'

/** A line of a tree as it is drawn. */
export interface Row {
  /** The plain pointer of what it stands for. */
  id: string
  path: Path
  /** Its key, or its place in a list, from 1. */
  label: string
  depth: number
  kind: Kind
  value: unknown
  /** How many things are in it; null for what has nothing in it. */
  size: number | null
  open: boolean
  /** Its place among those beside it, from 1, and how many they are. */
  place: [at: number, of: number]
}

/** What of a tree is unfolded, and how many items of a long list are drawn. */
export interface Folding {
  isOpen: (id: string) => boolean
  shownOf: (id: string) => number
}

export const SHOWN_AT_FIRST = 50

/** The lines that are to be seen, from the top. Where a list goes on, a row of its own says how many are left. */
export function rowsOf(tree: unknown, folding: Folding): (Row | Rest)[] {
  return childRows(unfolded(tree), [], folding)
}

export interface Rest {
  id: string
  /** The id of the list that goes on. */
  rest: string
  depth: number
  left: number
}

function childRows(inside: unknown, path: Path, folding: Folding): (Row | Rest)[] {
  const entries = entriesOf(inside)
  const id = plainPointer(path)
  const shown = folding.shownOf(id)
  const rows = entries.slice(0, shown).flatMap(([key, value], at) => {
    const row = rowOf([...path, key], value, [at + 1, entries.length], Array.isArray(inside), folding)
    return row.open ? [row, ...childRows(unfolded(value), row.path, folding)] : [row]
  })
  const left = entries.length - shown
  return left > 0 ? [...rows, { id: `${id} …`, rest: id, depth: path.length + 1, left }] : rows
}

function rowOf(path: Path, value: unknown, place: Row['place'], inList: boolean, folding: Folding): Row {
  const id = plainPointer(path)
  const inside = unfolded(value)
  const size = typeof inside === 'object' && inside !== null ? entriesOf(inside).length : null
  return {
    ...{ id, path, value, place, size },
    label: inList ? String(place[0]) : (path.at(-1) ?? ''),
    depth: path.length,
    kind: kindOf(inside),
    open: size !== null && size > 0 && folding.isOpen(id),
  }
}

/** The ids of all that leads to a place, itself left out. */
export function idsAbove(path: Path): string[] {
  return path.slice(0, -1).map((_, at) => plainPointer(path.slice(0, at + 1)))
}

function entriesOf(inside: unknown): [string, unknown][] {
  return typeof inside === 'object' && inside !== null ? Object.entries(inside) : []
}

function kindOf(inside: unknown): Kind {
  if (Array.isArray(inside)) return 'list'
  if (typeof inside === 'object' && inside !== null) return 'object'
  if (typeof inside === 'number') return 'number'
  if (typeof inside === 'boolean') return 'yes or no'
  return typeof inside === 'string' ? 'text' : 'nothing'
}

const GIST_LENGTH = 60

/** What stands beside a folded thing, to know it by: its values, one after the other. */
export function gistOf(value: unknown): string {
  const values = entriesOf(unfolded(value)).map(([, item]) => item)
  const told = values.flatMap((item) => (typeof item === 'object' && item !== null ? [] : [String(item)]))
  const text = told.filter((item) => item !== '' && item !== 'null').join(', ')
  return text.length > GIST_LENGTH ? `${text.slice(0, GIST_LENGTH - 1)}…` : text
}
