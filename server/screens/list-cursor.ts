import type { ScreenAnswer } from '../../shared/screens.ts'
import { Problem } from '../http/problem.ts'

type Listed = Pick<ScreenAnswer, 'kind' | 'id'>

/** Which screen a page of their list ended with: pages by a link have other ids than paired screens. */
export function listCursor({ kind, id }: Listed): string {
  return Buffer.from(`${kind} ${id}`).toString('base64url')
}

/**
 * What follows the screen of a cursor, which may be gone meanwhile. Paired screens come first, the last paired
 * before the others; then pages by a link.
 * @throws Problem 400 for a cursor that no list gave out
 */
export function following<Screen extends Listed>(screens: readonly Screen[], cursor?: string): Screen[] {
  if (cursor === undefined) return [...screens]
  const [, kind, last] =
    /^(paired|link) ([\w-]{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (kind === undefined || last === undefined) {
    throw new Problem(400, 'This cursor was not given out by a list.')
  }
  return screens.filter((screen) => {
    if (screen.kind !== kind) return screen.kind === 'link'
    return kind === 'paired' ? screen.id < last : screen.id > last
  })
}
