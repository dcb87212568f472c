import { MAPPED_FIELDS, type MappedField } from '../preset-schema.ts'
import type { Finder } from './place.ts'
import { find, type Pointer, parsePointer } from './pointer.ts'

const FIELDS: ReadonlySet<string> = new Set(MAPPED_FIELDS)
/** Short names that people write for fields. */
const SHORT: Readonly<Record<string, MappedField>> = {
  name: 'author.name',
  email: 'author.email',
  company: 'author.company',
  segment: 'author.segment',
  subject: 'externalId',
  time: 'occurredAt',
}

/** The field that a mapping's key means; undefined for none that can be mapped. */
export function mappedField(key: string): MappedField | undefined {
  if (FIELDS.has(key)) return key as MappedField
  return Object.hasOwn(SHORT, key) ? SHORT[key] : undefined
}

export type Mapping = Readonly<Record<string, string>>

/**
 * For one delivery; `items` is where its body's list of answers is: the number of one there stands for any. `within`
 * is where in an item all that was answered stands.
 */
export function compileMapping(
  mapping: Mapping,
  { items, within }: { items: string; within: string },
): Partial<Record<MappedField, Finder>> {
  const finders: Partial<Record<MappedField, Finder>> = {}
  for (const [key, text] of Object.entries(mapping)) {
    const field = mappedField(key)
    if (field) finders[field] = pointed(text, items, within)
  }
  return finders
}

/** From the item, and what is not in it from the body's root. */
function pointed(text: string, items: string, within: string): Finder {
  const whole = parsePointer(text)
  const inner = parsePointer(within + text)
  const inItem = withinItem(text, items)
  // Looked for once: a delivery may have a thousand items, and a long list besides.
  let inTree: { value: unknown } | undefined
  return ({ item, tree, at, unfold }) => {
    if (inItem && item !== tree) {
      const value = find(inItem, item, unfold)
      if (value !== undefined) return { value, pointer: at + inItem.text }
    }
    for (const pointer of [whole, inner]) {
      const value = find(pointer, item, unfold)
      if (value !== undefined) return { value, pointer: at + pointer.text }
    }
    if (item === tree) return undefined
    inTree ??= { value: find(whole, tree, unfold) }
    return inTree.value === undefined ? undefined : { value: inTree.value, pointer: text }
  }
}

/** `/events/3/rating` in a list at `/events` is `/rating` of any item. */
function withinItem(text: string, items: string): Pointer | undefined {
  if (!text.startsWith(`${items}/`)) return undefined
  const rest = /^\/\d+(\/.*|)$/s.exec(text.slice(items.length))?.[1]
  return rest === undefined ? undefined : parsePointer(rest)
}
