import * as v from 'valibot'
import { wellFormed } from '../intake/text.ts'
import { isLongEnough, PASSWORD_LENGTH } from './password.ts'

export const Email = v.pipe(
  v.string('must be an e-mail address'),
  v.transform(wellFormed),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(200, 'must have at most 200 characters'),
  v.regex(/^\S+@\S+$/, 'must be an e-mail address'),
)

/** One that somebody types to prove who they are. */
export const Password = v.pipe(
  v.string('must be text'),
  v.maxLength(1_000, 'must have at most 1000 characters'),
)

/** One that somebody chooses. */
export const NewPassword = v.pipe(
  Password,
  v.check(isLongEnough, `must have at least ${PASSWORD_LENGTH} characters`),
)

/** The key that a link carried behind its `#`. */
export const LinkKey = v.pipe(v.string('must be text'), v.maxLength(200, 'must have at most 200 characters'))

export const NOT_AN_OBJECT = 'must be a JSON object'
