import * as v from 'valibot'

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/
const KEY_HEADER = /^header:[\w!#$%&'*+.^`|~-]{1,100}$/
const PLACEHOLDERS = ['body', 'timestamp', 'id', 'method', 'url', 'secret']

/** `{name}` stands for a value; what stands between is signed as it is. */
export const PLACEHOLDER = /\{([^{}]*)\}/g

function has(template: string, name: string): boolean {
  return template.includes(`{${name}}`)
}

function namesIn(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), ([, name]) => name ?? '')
}

const text = (most: number) =>
  v.pipe(v.string('must be text'), v.maxLength(most, `must have at most ${most} characters`))
const name = v.pipe(text(60), v.minLength(1, 'must not be empty'))
const header = v.pipe(
  v.string('must be the name of a header'),
  v.regex(HEADER_NAME, 'must be the name of a header'),
)
const NAMES = 'must be the name of a header, or a list of one to four'
const headers = v.union(
  [header, v.pipe(v.array(header), v.minLength(1, NAMES), v.maxLength(4, NAMES))],
  NAMES,
)
const truth = v.boolean('must be true or false')

const timestamp = v.object(
  {
    /** Absent where the time stands in the header of the signature, as in the style `t=,v1=`. */
    header: v.optional(headers),
    unit: v.picklist(['s', 'ms', 'iso'], 'must be s, ms or iso'),
    /** How far the sender's clock may be behind or ahead of ours. */
    toleranceSeconds: v.optional(
      v.pipe(
        v.number('must be a number of seconds'),
        v.integer('must be whole'),
        v.minValue(1, 'must be at least 1'),
        v.maxValue(86_400, 'must be at most 86400'),
      ),
      300,
    ),
  },
  'must be {"header", "unit", "toleranceSeconds"}',
)

const signed = v.pipe(
  text(200),
  v.check((it) => has(it, 'body'), 'must have {body} in it'),
  v.check(
    (it) => namesIn(it).every((part) => PLACEHOLDERS.includes(part)),
    `may have {${PLACEHOLDERS.join('}, {')}} in it, and no other name`,
  ),
)

const key = v.pipe(
  text(200),
  v.check(
    (it) => it === 'text' || it === 'whsec-base64' || has(it, 'secret'),
    'must be text, whsec-base64, or a template with {secret}, as "{header:X-Key-Id}&{secret}"',
  ),
  v.check(
    (it) => namesIn(it).every((part) => part === 'secret' || KEY_HEADER.test(part)),
    'may have {secret} and {header:Name} in it',
  ),
)

const Signed = v.object({
  name,
  static: v.exactOptional(v.never()),
  algorithm: v.picklist(['sha256', 'sha1', 'sha512'], 'must be sha256, sha1 or sha512'),
  /** False where the secret stands among the signed bytes and these are hashed without a key. */
  keyed: v.optional(truth, true),
  encoding: v.picklist(['hex', 'base64'], 'must be hex or base64'),
  /** Of several names, those of time and id stand in the same order. */
  header: headers,
  /** What stands before each signature. What begins otherwise is none of this scheme. */
  prefix: v.optional(text(40), ''),
  /** What stands between several signatures in one header. */
  list: v.optional(v.picklist([',', ' '], 'must be a comma or a space'), ','),
  /** `t=,v1=`: the time and the signatures are named items of one header; others are not looked at. */
  style: v.optional(v.picklist(['plain', 't=,v1='], 'must be plain or t=,v1='), 'plain'),
  signed,
  timestamp: v.optional(timestamp),
  id: v.optional(v.object({ header: headers }, 'must be {"header"}')),
  key: v.optional(key, 'text'),
  /** Holds only for deliveries on which this header has this value. */
  when: v.optional(v.object({ header, is: text(100) }, 'must be {"header", "is"}')),
})

const Static = v.object({
  name,
  static: v.object({
    header,
    /** What stands before the secret, in any case, as `Bearer `. */
    prefix: v.optional(text(40), ''),
    /** The rest is `user:password` in base64; the secret is both, or the password alone. */
    basic: v.optional(truth, false),
  }),
})

const Described = v.pipe(
  Signed,
  v.forward(v.check(timeIsSigned, 'must have {timestamp} in it where the scheme has one, and only there'), [
    'signed',
  ]),
  v.forward(
    v.check(
      ({ signed, id }) => has(signed, 'id') === (id !== undefined),
      'must have {id} in it where the scheme has one',
    ),
    ['signed'],
  ),
  v.forward(
    v.check(
      ({ signed, keyed }) => has(signed, 'secret') !== keyed,
      'must have {secret} in it where it is not keyed',
    ),
    ['signed'],
  ),
)

/** How a sender shows that a delivery is its own: a signature over what it sends, or a secret sent as it is. */
export const SchemeSchema = v.variant(
  'static',
  [Static, Described],
  'must describe a signature, or be {"name", "static": {"header"}}',
)

export type SignedScheme = v.InferOutput<typeof Signed>
export type StaticScheme = v.InferOutput<typeof Static>
export type Scheme = v.InferOutput<typeof SchemeSchema>

export function isStatic(scheme: Scheme): scheme is StaticScheme {
  return scheme.static !== undefined
}

/** And stands where the style has it. */
function timeIsSigned({ signed, style, timestamp }: SignedScheme): boolean {
  if (has(signed, 'timestamp') !== (timestamp !== undefined)) return false
  return timestamp === undefined || (timestamp.header === undefined) === (style === 't=,v1=')
}
