import { createHash } from 'node:crypto'

/** What stands before the first line. */
export const CHAIN_BEGINS = ''

/** What of a line is sealed: all that it says. `before` and `after` are JSON as it is kept. */
export interface SealedLine {
  id: string
  at: number
  actor: string
  action: string
  subject: string
  before: string | null
  after: string | null
}

/**
 * The hash of a line and of the one before it, and so of all before it: whoever has kept the hash of a line
 * can tell whether any line up to it was changed, added or taken out since.
 */
export function hashOfLine(hashBefore: string, line: SealedLine): string {
  const { id, at, actor, action, subject, before, after } = line
  const sealed = JSON.stringify([hashBefore, id, at, actor, action, subject, before, after])
  return createHash('sha256').update(sealed).digest('base64url')
}
