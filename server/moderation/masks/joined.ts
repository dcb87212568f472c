import type { Mask } from '../../../shared/masks.ts'

/** In the text's order; spans that overlap become one, of the kind of the longer. */
export function joined(masks: readonly Mask[]): Mask[] {
  const result: Mask[] = []
  for (const mask of [...masks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (!last || mask.start >= last.end) result.push({ ...mask })
    else {
      if (mask.end - mask.start > last.end - last.start) last.kind = mask.kind
      last.end = Math.max(last.end, mask.end)
    }
  }
  return result
}
