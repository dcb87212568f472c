import { createHmac, timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, CODE_LETTERS } from '../../shared/screens.ts'

/**
 * A page's code number `turn`. It is made from what the page knows and the server's secret, so that it can be told
 * again to a page that comes back, and is kept nowhere.
 */
export function codeOf(secret: string, pairing: string, turn: number): string {
  const bytes = createHmac('sha256', secret).update(`code ${turn} ${pairing}`).digest()
  const letters = BigInt(CODE_LETTERS.length)
  let rest = bytes.readBigUInt64BE()
  let code = ''
  while (code.length < CODE_LENGTH) {
    code += CODE_LETTERS[Number(rest % letters)]
    rest /= letters
  }
  return code
}

/** As codes are stored and looked up. Whoever reads only the table cannot try all 64 million. */
export function codeHash(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`pairing ${code}`).digest('base64url')
}

/** Takes as long for hashes that are nearly alike as for others. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
