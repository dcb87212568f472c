import type * as v from 'valibot'

export interface JsonSchema {
  [keyword: string]: unknown
}

/** As Valibot keeps a schema or a step of its pipe, as far as it is asked here. */
interface Part {
  kind: 'schema' | 'validation' | 'transformation' | 'metadata'
  type: string
  pipe?: Part[]
  message?: unknown
  requirement?: unknown
  metadata?: object
  description?: string
  entries?: Record<string, Part>
  item?: Part
  items?: Part[]
  value?: Part
  literal?: unknown
  wrapped?: Part
  default?: unknown
  options?: readonly unknown[]
}

/** What is told elsewhere, under a name. */
export type Names = ReadonlyMap<unknown, string>

const OPTIONAL = new Set(['optional', 'exact_optional', 'nullish', 'undefinedable'])
/** Told by keywords. */
const DIGITS = /^\^\\d\{\d(?:,\d\d?)?\}\$$/
const NUMBER = /^Must be a (?:whole )?number\b/
const LENGTH = /^must have at most \d+ characters$/
const NULLABLE = new Set(['nullable', 'nullish'])

/**
 * What goes into a schema of Valibot, as JSON Schema 2020-12: never stricter than the schema itself, but for space at the
 * ends of texts. What only code can check is told in words, by the message of its refusal.
 */
export function jsonSchema(schema: v.GenericSchema, names: Names = new Map()): JsonSchema {
  return convert(schema as unknown as Part, names, true)
}

function convert(part: Part, names: Names, isTop = false): JsonSchema {
  const name = names.get(part)
  if (name !== undefined && !isTop) return { $ref: `#/components/schemas/${name}` }
  if (!part.pipe) return typed(part, names)
  const [first, ...steps] = part.pipe as [Part, ...Part[]]
  return steps.reduce((made, step) => refined(made, step, names), convert(first, names))
}

function typed(part: Part, names: Names): JsonSchema {
  const inner = (each: Part) => convert(each, names)
  switch (part.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: part.type }
    case 'never':
      return { not: {} }
    case 'unknown':
    case 'any':
      return {}
    case 'literal':
      return { const: part.literal }
    case 'picklist':
      return { enum: part.options }
    case 'array':
      return { type: 'array', items: inner(part.item as Part) }
    case 'tuple':
      return tuple((part.items as Part[]).map(inner))
    case 'record':
      return { type: 'object', additionalProperties: inner(part.value as Part) }
    case 'union':
    case 'variant':
      return { anyOf: (part.options as Part[]).map(inner) }
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return object(part, names)
    default:
      return wrapped(part, names)
  }
}

function tuple(items: JsonSchema[]): JsonSchema {
  return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length }
}

function object({ entries = {}, type }: Part, names: Names): JsonSchema {
  const required = Object.entries(entries).filter(([, entry]) => !OPTIONAL.has(entry.type))
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, convert(entry, names)]),
    ),
    ...(required.length > 0 && { required: required.map(([name]) => name) }),
    ...(type === 'strict_object' && { additionalProperties: false }),
  }
}

/** @throws for a kind of schema that nobody has described yet */
function wrapped(part: Part, names: Names): JsonSchema {
  if (!part.wrapped) throw new Error(`"${part.type}" has no JSON schema`)
  const inner = convert(part.wrapped, names)
  const told = NULLABLE.has(part.type) ? orNull(inner) : inner
  const simple = part.default !== undefined && part.default !== null && typeof part.default !== 'function'
  if (!simple) return told
  // Of a number in an address the default is text, too.
  return { ...told, default: told.type === 'integer' ? Number(part.default) : part.default }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}

/** What was of several types has become one of them, and text may have become something else: what goes in stays as it was. */
function narrowed(made: JsonSchema, { type, ...more }: JsonSchema): JsonSchema {
  return made.type === type || made.anyOf !== undefined ? { ...made, ...more } : made
}

/** What a further step of a pipe asks. */
function refined(made: JsonSchema, step: Part, names: Names): JsonSchema {
  if (step.kind === 'schema') return narrowed(made, convert(step, names))
  if (step.kind === 'metadata')
    return { ...made, ...step.metadata, ...(step.description && { description: step.description }) }
  if (step.kind === 'transformation') return made
  const limit = step.requirement
  switch (step.type) {
    case 'min_length':
      return { ...made, [made.type === 'array' ? 'minItems' : 'minLength']: limit }
    case 'max_length':
      return { ...made, [made.type === 'array' ? 'maxItems' : 'maxLength']: limit }
    case 'max_entries':
      return { ...made, maxProperties: limit }
    case 'min_value':
      return limited(made, 'minimum', limit)
    case 'max_value':
      return limited(made, 'maximum', limit)
    case 'integer':
    case 'safe_integer':
      return { ...made, type: 'integer' }
    case 'iso_timestamp':
      return { ...made, format: 'date-time' }
    case 'regex':
      return withPattern(made, step)
    default:
      return withWords(made, step)
  }
}

/** Digits in an address are a number. Of other text that is read as one, as "30d", its pattern says more. */
function limited(made: JsonSchema, keyword: 'minimum' | 'maximum', limit: unknown): JsonSchema {
  if (made.type !== 'string') return { ...made, [keyword]: limit }
  const { pattern, description, ...rest } = made
  if (!DIGITS.test(String(pattern))) return made
  const isTold = typeof description === 'string' && NUMBER.test(description)
  return { ...rest, type: 'integer', [keyword]: limit, ...(!isTold && { description }) }
}

function withPattern(made: JsonSchema, step: Part): JsonSchema {
  const { source, flags } = step.requirement as RegExp
  const told = withWords(made, step)
  return flags === '' ? { ...told, pattern: source } : told
}

function withWords(made: JsonSchema, { message }: Part): JsonSchema {
  const known = made.description !== undefined || typeof message !== 'string' || LENGTH.test(message)
  if (known) return made
  return { ...made, description: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` }
}
