import * as v from 'valibot'
import { Problem } from './problem.ts'

export const LIST_LIMIT = 200
const LIST_DEFAULT = 50

/** A page of a list; `next` is an opaque cursor, or null at the end. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** Query parameters that every list takes. */
export const ListQuery = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, `must be a whole number from 1 to ${LIST_LIMIT}`),
      v.transform(Number),
      v.minValue(1, `must be a whole number from 1 to ${LIST_LIMIT}`),
      v.maxValue(LIST_LIMIT, `must be a whole number from 1 to ${LIST_LIMIT}`),
    ),
    String(LIST_DEFAULT),
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
}

/** @throws Problem 400 for a cursor that no list gave out */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const id = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^[0-9a-z]{26}$/.test(id)) throw new Problem(400, 'This cursor was not given out by a list.')
  return id
}

/** Wants one item more than the limit to know whether there is a next page. */
export function pageOf<T extends { id: string }>(found: T[], limit: number): Page<T> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last ? Buffer.from(last.id, 'latin1').toString('base64url') : null
  return { items, next }
}
