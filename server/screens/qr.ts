import { encode } from 'uqr'
import type { PairingOffer } from '../../shared/protocol.ts'

/** Modules of white around it, without which a camera may not find it (ISO/IEC 18004). */
const QUIET = 4

/** Error correction M: 15 % of it may be hidden, as by a reflection on the glass. */
export function qrOf(text: string): PairingOffer['qr'] {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  return { size, path: data.map(rowPath).join('') }
}

/** Dark modules that touch are one stroke, so that no seams show between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x] || row[x - 1]) continue
    let end = x
    while (row[end]) end++
    path += `M${x} ${y}h${end - x}v1h${x - end}z`
  }
  return path
}
