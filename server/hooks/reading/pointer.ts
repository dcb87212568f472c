/**
 * A place in a body. A JSON pointer (RFC 6901), and besides `[path=value]` for the item of a list whose inner path,
 * with `.` between its keys, has that value: it survives another order. On an object it is a condition.
 */
export interface Pointer {
  text: string
  segments: readonly Segment[]
}

type Segment = string | Match
interface Match {
  path: readonly string[]
  value: string
  /** As it was written, in case that something is really called so. */
  literal: string
}

/** Unfolds JSON that stands as text, as a whole form in one field of another. */
export type Unfold = (text: string) => unknown

const MATCH = /^\[([^=\]]+)=(.*)\]$/s

export function parsePointer(text: string): Pointer {
  const parts = text === '' ? [] : text.replace(/^\//, '').split('/')
  return { text, segments: parts.map((part) => parseSegment(part.replace(/~1/g, '/').replace(/~0/g, '~'))) }
}

function parseSegment(literal: string): Segment {
  const match = MATCH.exec(literal)
  if (!match) return literal
  const [, path = '', value = ''] = match
  return { path: path.split('.'), value, literal }
}

/** What stands there; undefined where nothing does. */
export function find(pointer: Pointer, root: unknown, unfold: Unfold): unknown {
  let here = root
  for (const segment of pointer.segments) {
    if (typeof here === 'string') here = unfold(here)
    here = typeof segment === 'string' ? inside(here, segment) : matching(here, segment)
    if (here === undefined) return undefined
  }
  return here
}

/** What stands there, and all that it lies in, the outermost first. */
export function trail(pointer: Pointer, root: unknown, unfold: Unfold): unknown[] {
  return pointer.segments.map((_, count) =>
    find({ ...pointer, segments: pointer.segments.slice(0, count) }, root, unfold),
  )
}

/** Own keys only: what a body names is never what its object inherits. */
export function inside(here: unknown, key: string): unknown {
  if (typeof here !== 'object' || here === null) return undefined
  if (Array.isArray(here)) return /^\d{1,9}$/.test(key) ? here[Number(key)] : undefined
  return Object.hasOwn(here, key) ? (here as Record<string, unknown>)[key] : undefined
}

function matching(here: unknown, match: Match): unknown {
  if (Array.isArray(here)) return here.find((item) => fits(item, match))
  return inside(here, match.literal) ?? (fits(here, match) ? here : undefined)
}

function fits(item: unknown, { path, value }: Match): boolean {
  let here = item
  for (const key of path) here = inside(here, key)
  return (typeof here === 'object' ? undefined : here) !== undefined && String(here) === value
}
