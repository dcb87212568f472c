import * as v from 'valibot'
import { NameSchema } from '../walls/settings.ts'
import { GroupSchema } from './change.ts'

const NOT_AN_OBJECT = 'must be a JSON object'

/** What is no code at all is looked up like one that is wrong, and counts as a guess like any other. */
const Code = v.pipe(v.string('must be text'), v.maxLength(100, 'must have at most 100 characters'))
const proof = {
  code: v.optional(Code),
  link: v.optional(v.literal(true, 'must be true')),
}

interface Proven {
  code?: string | undefined
  link?: true | undefined
}
const isOne = <Input extends Proven>() =>
  v.check<Input, string>(
    ({ code, link }) => (code === undefined) !== (link === undefined),
    'must have exactly one of "code" and "link"',
  )

export const LookSchema = v.object({ code: Code }, NOT_AN_OBJECT)
export const PairSchema = v.pipe(
  v.object(
    {
      ...proof,
      name: NameSchema,
      wall: v.pipe(v.string('must be the id of a wall'), v.maxLength(100, 'must be the id of a wall')),
      group: v.optional(GroupSchema, null),
    },
    NOT_AN_OBJECT,
  ),
  isOne(),
)
export const ReplaceSchema = v.pipe(v.object(proof, NOT_AN_OBJECT), isOne())
export const HereSchema = v.object(
  { token: v.pipe(v.string('must be text'), v.maxLength(200, 'must have at most 200 characters')) },
  NOT_AN_OBJECT,
)
