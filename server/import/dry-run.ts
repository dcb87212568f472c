import type { Draft } from './mapping.ts'
import type { Row } from './table.ts'
import type { Output } from './terminal.ts'

const SHOWN = 5

/** Shows the first rows as they would be sent, and why others would not be. */
export function makePreview(out: Output) {
  let shown = 0
  let refused = 0
  return {
    sent: (row: Row, draft: Draft) => {
      shown += 1
      if (shown <= SHOWN) out.write(`row ${row.number}: ${JSON.stringify(draft, null, 2)}\n`)
    },
    refused: (row: Row, reason: string) => {
      refused += 1
      if (refused <= SHOWN) out.write(`row ${row.number} is refused: ${reason}\n`)
    },
  }
}
