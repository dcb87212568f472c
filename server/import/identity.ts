import { hash as hashOf } from 'node:crypto'
import { basename } from 'node:path'
import type { Row } from './table.ts'

/**
 * Gives rows without an id of their own one that is the same at each import of the file: what the row says,
 * the file's name, and which occurrence of that content it is. Times that were moved play no part.
 */
export interface Identities {
  /** The first pass over all rows: only those that seem to repeat are counted later, so that memory stays bounded. */
  notice(row: Row): void
  /** The second pass, in the same order. */
  idOf(row: Row): string
}

/** Bits: 16 MB, in which ten million different rows make some hundred thousand look repeated. */
const FILTER_BITS = 2 ** 27

export function makeIdentities(path: string, bits = FILTER_BITS): Identities {
  const file = basename(path)
  const seen = new Uint8Array(bits / 8)
  const repeated = new Map<string, number>()
  return {
    notice: (row) => {
      const content = contentHash(row)
      const bit = Number.parseInt(content.slice(0, 13), 16) % bits
      const mask = 1 << (bit & 7)
      const byte = seen[bit >> 3] ?? 0
      if (byte & mask) repeated.set(content, 0)
      else seen[bit >> 3] = byte | mask
    },
    idOf: (row) => {
      const content = contentHash(row)
      return `import_${hash([file, content, occurrence(repeated, content)])}`
    },
  }
}

function occurrence(repeated: Map<string, number>, content: string): number {
  const before = repeated.get(content)
  if (before === undefined) return 1
  repeated.set(content, before + 1)
  return before + 1
}

function contentHash({ original }: Row): string {
  return hash(original)
}

function hash(value: unknown): string {
  return hashOf('sha256', JSON.stringify(value)).slice(0, 32)
}
