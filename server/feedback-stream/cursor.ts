import { Problem } from '../http/problem.ts'
import { BEGINNING, type Place } from '../storage/changes.ts'

const FORM = /^(\d{1,15})\.([0-9a-z]{26})?$/

/** A place as a cursor: opaque to whoever keeps it. */
export function writeCursor({ revision, id }: Place): string {
  return Buffer.from(`${revision}.${id}`, 'latin1').toString('base64url')
}

/** @throws Problem 400 for a cursor that was not given out; an empty one is the beginning */
export function readPlace(cursor: string): Place {
  if (cursor === '') return BEGINNING
  const [, revision, id = ''] = FORM.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (revision === undefined)
    throw new Problem(400, 'This cursor was not given out by the changes of feedback.')
  return { revision: Number(revision), id }
}
