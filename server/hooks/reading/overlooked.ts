import type { Why } from '../../../shared/deliveries.ts'
import type { Answer } from './answer.ts'
import { escaped, plain } from './place.ts'

const LEAVES = 200
const DEPTH = 4
const SMALL_NUMBER = /^-?\d{1,3}$/

/**
 * A comment was guessed by its name, and no score was: a small number that stands in the same body under another name
 * may be it. Nothing is lost then: the delivery waits until its source says so, or says that the comment is all.
 */
export function overlookedScore({ place, preset, source: { mapping = {} } }: Answer): Why | undefined {
  if (!preset.typed || mapping.score !== undefined || mapping.comment !== undefined) return undefined
  const { fields, revision, delivery } = preset.reads
  const known = new Set(
    [...Object.values(fields), revision, delivery].map((finder) => finder?.(place)?.pointer),
  )
  for (const { pointer, key, value } of leavesOf(place.item, place.at)) {
    if (known.has(pointer) || /id$/.test(plain(key))) continue
    if ((typeof value === 'number' || typeof value === 'string') && SMALL_NUMBER.test(String(value).trim())) {
      return { field: 'score', pointer, detail: MAYBE }
    }
  }
  return undefined
}

const MAYBE =
  'No score was found by its name, and here stands a number. If it is the score, choose it in the mapping of the source; if not, choose the comment alone.'

interface Leaf {
  pointer: string
  key: string
  value: unknown
}

/** The first values of a body, from above. */
function leavesOf(item: unknown, at: string): Leaf[] {
  const leaves: Leaf[] = []
  let level: Leaf[] = [{ pointer: at, key: '', value: item }]
  for (let depth = 0; depth < DEPTH && leaves.length < LEAVES; depth += 1) {
    const next = level.flatMap(({ pointer, value }) => childrenOf(pointer, value))
    leaves.push(...next.filter(({ value }) => typeof value !== 'object').slice(0, LEAVES - leaves.length))
    level = next.filter(({ value }) => typeof value === 'object').slice(0, LEAVES)
  }
  return leaves
}

function childrenOf(pointer: string, value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value)
    .slice(0, LEAVES)
    .filter((key) => !(key in Object.prototype))
    .map((key) => ({
      pointer: `${pointer}/${escaped(key)}`,
      key,
      value: (value as Record<string, unknown>)[key],
    }))
}
