import type { Incoming } from '../incoming.ts'
import { presets } from '../presets.ts'
import { find, inside, parsePointer } from './pointer.ts'
import { unfolding } from './unfold.ts'

/** The names of the presets whose deliveries look so. */
export function recognise(tree: unknown, headers: Incoming['headers']): string[] {
  const unfold = unfolding()
  return presets
    .filter(({ reads, items }) => {
      const list = find(parsePointer(items), tree, unfold)
      const first = Array.isArray(list) ? inside(list, '0') : tree
      return reads.recognise.some(
        (holds) => holds({ item: tree, headers, unfold }) || holds({ item: first, headers, unfold }),
      )
    })
    .map(({ name }) => name)
}
