/** A field of a form; its name may tell a place, as `response[person][name]` or `tags[]`. */
export type Field = readonly [name: string, value: string]

type Branch = Map<string, string | Branch>

export const MAX_FIELDS = 1_000
export const TOO_MANY_FIELDS = `The body has more than ${MAX_FIELDS} fields; at most ${MAX_FIELDS} are read.`
const MAX_DEPTH = 64
/** A longer name is no place. */
const MAX_NAME = 1_000
const PLACE = /^[^[\]]+(?:\[[^[\]]*\])+$/

/** Fields as a tree; a name that comes again makes a list. A name that fits no place stands as it was sent. */
export function nest(fields: readonly Field[]): { ok: true; tree: unknown } | { ok: false; why: string } {
  if (fields.length > MAX_FIELDS) return { ok: false, why: TOO_MANY_FIELDS }
  const root: Branch = new Map()
  for (const [name, value] of fields) {
    const [first, ...inner] = placeOf(name)
    if (inner.length >= MAX_DEPTH) {
      return { ok: false, why: `A field’s name is nested deeper than ${MAX_DEPTH} levels.` }
    }
    if (!grow(root, first, inner, value)) add(root, name, value)
  }
  return { ok: true, tree: objectOf(root) }
}

function placeOf(name: string): [string, ...string[]] {
  if (name.length > MAX_NAME || !PLACE.test(name)) return [name]
  const [first = '', ...inner] = name.slice(0, -1).replace('[', '][').split('][')
  return [first, ...inner]
}

/** Puts a value at a place inside of a branch. An empty step is the next of a list. False where a value is in the way. */
function grow(branch: Branch, key: string, inner: readonly string[], value: string): boolean {
  const [next, ...further] = inner
  if (next === undefined) {
    add(branch, key, value)
    return true
  }
  const there = branch.get(key) ?? new Map()
  if (typeof there === 'string') return false
  branch.set(key, there)
  return grow(there, next === '' ? String(there.size) : next, further, value)
}

function add(branch: Branch, key: string, value: string): void {
  const there = branch.get(key)
  if (there === undefined) branch.set(key, value)
  else if (typeof there === 'string') branch.set(key, new Map(Object.entries([there, value])))
  else there.set(String(there.size), value)
}

/** Branches whose keys count from 0 are lists. */
function treeOf(branch: string | Branch): unknown {
  if (typeof branch === 'string') return branch
  const items = Array.from({ length: branch.size }, (_, index) => branch.get(String(index)))
  return items.every((item) => item !== undefined) ? items.map(treeOf) : objectOf(branch)
}

/** Keys become properties of its own, whatever they are called. */
function objectOf(branch: Branch): object {
  return Object.fromEntries([...branch].map(([key, value]) => [key, treeOf(value)]))
}
