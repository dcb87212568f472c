import { readJson } from '../body/json.ts'
import type { Unfold } from './pointer.ts'

/** JSON that stands as text in a body, read once for each delivery. */
export function unfolding(): Unfold {
  const read = new Map<string, unknown>()
  return (text) => {
    if (!/^\s*[[{]/.test(text)) return undefined
    if (!read.has(text)) {
      const result = readJson(text)
      read.set(text, result.ok ? result.tree : undefined)
    }
    return read.get(text)
  }
}
