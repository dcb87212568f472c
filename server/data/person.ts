import * as v from 'valibot'
import { TEXT_LENGTH } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'

const text = v.pipe(
  v.string('must be text'),
  v.transform(wellFormed),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(TEXT_LENGTH, `must have at most ${TEXT_LENGTH} characters`),
)

/** How an admin names a person: by e-mail address, or by a sender's own id of them. */
export const PersonSchema = v.union(
  [v.strictObject({ email: text }), v.strictObject({ author: text, source: v.optional(text) })],
  'must name a person by "email", or by "author" and perhaps "source"',
)
