/** Where something stands in a body: the keys from its root, places of lists as "0", "1" …. */
export type Path = readonly string[]

/** By which the answer to one question is known again, wherever it stands in a list. */
const OF_QUESTIONS = [
  'field.id',
  'question.id',
  'question_id',
  'questionId',
  'key',
  'field.ref',
  'ref',
] as const
/** By which other things are known again. */
const OF_THINGS = ['id', 'name', 'slug', 'label', 'title'] as const
const LONGEST_NAME = 100

/** Lists of what happened: their items have ids, too, but other ones each time. */
const HAPPENINGS = /^(|events?|items|records|entries|notifications|batch)$/i

const NAMED = /^\[([^=\]]+)=(.*)\]$/s

/** JSON that stands in a text, as some tools send their answers; what is none is answered as it is. */
export function unfolded(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** RFC 6901. */
export function plainPointer(path: Path): string {
  return path.map((key) => `/${escaped(key)}`).join('')
}

/** As {@link plainPointer}, but items of lists are found by their names where they have some, so that their order does not matter. */
export function steadyPointer(tree: unknown, path: Path): string {
  let here = tree
  let parent = ''
  let pointer = ''
  for (const key of path) {
    const inside = unfolded(here)
    const names = HAPPENINGS.test(parent) ? OF_QUESTIONS : [...OF_QUESTIONS, ...OF_THINGS]
    const name = Array.isArray(inside) ? nameOf(inside, Number(key), names) : null
    pointer += `/${escaped(name ?? key)}`
    here = childOf(inside, key)
    parent = key
  }
  return pointer
}

/** The place at which a pointer stands in a body; null where it points nowhere. */
export function pathOf(tree: unknown, pointer: string): Path | null {
  if (pointer !== '' && !pointer.startsWith('/')) return null
  const path: string[] = []
  let here = tree
  for (const part of pointer.split('/').slice(1).map(unescaped)) {
    const inside = unfolded(here)
    const key = keyFor(inside, part)
    if (key === null) return null
    here = childOf(inside, key)
    path.push(key)
  }
  return path
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, key) => childOf(unfolded(here), key), tree)
}

function childOf(inside: unknown, key: string): unknown {
  return has(inside, key) ? inside[key] : undefined
}

function keyFor(inside: unknown, part: string): string | null {
  const [, name, wanted] = NAMED.exec(part) ?? []
  if (name !== undefined && Array.isArray(inside)) {
    const place = inside.findIndex((item) => String(childOfNamed(item, name)) === wanted)
    return place < 0 ? null : String(place)
  }
  return has(inside, part) ? part : null
}

/** What was sent under this name; neither a list's length nor what every object has. */
function has(inside: unknown, key: string): inside is Record<string, unknown> {
  return typeof inside === 'object' && inside !== null && Object.propertyIsEnumerable.call(inside, key)
}

/** "[field.id=a1]": that by which this item alone is known. */
function nameOf(list: readonly unknown[], place: number, names: readonly string[]): string | null {
  for (const name of names) {
    const own = childOfNamed(list[place], name)
    if (!isName(own)) continue
    const others = list.filter((item) => String(childOfNamed(item, name)) === String(own))
    if (others.length === 1) return `[${name}=${own}]`
  }
  return null
}

function childOfNamed(item: unknown, name: string): unknown {
  return valueAt(item, name.split('.'))
}

function isName(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
