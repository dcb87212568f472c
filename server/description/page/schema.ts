import type { JsonSchema } from '../json-schema.ts'
import { type Html, html, inline } from './html.ts'

export const REF = '#/components/schemas/'
/** Deeper is told by its type alone. */
const DEPTH = 3

/** A field with everything that it may hold, and those within it under it. */
export function fieldRows(schema: JsonSchema, prefix = '', depth = 0): Html[] {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = (schema.required ?? []) as string[]
  return fields.flatMap(([name, field]) => {
    const path = prefix + name
    const inner = depth < DEPTH ? innerOf(field) : null
    const more = inner ? fieldRows(inner.schema, `${path}${inner.mark}.`, depth + 1) : []
    return [fieldRow(path, field, required.includes(name)), ...more]
  })
}

export function fieldRow(path: string, field: JsonSchema, required: boolean): Html {
  const { description } = field
  return html`<tr>
<th scope="row"><code>${path}</code>${required && html` <span class="must">required</span>`}</th>
<td><span class="type">${typeText(field)}</span>${typeof description === 'string' && html`. ${inline(description)}`}</td>
</tr>`
}

/** The object whose fields stand within a field, if it is one or a list of such. */
function innerOf(field: JsonSchema): { schema: JsonSchema; mark: string } | null {
  if (field.properties) return { schema: field, mark: '' }
  const either = (field.anyOf as JsonSchema[] | undefined)?.filter(({ type }) => type !== 'null')
  if (either?.length === 1) return innerOf(either[0] as JsonSchema)
  const items = field.items as JsonSchema | undefined
  return items?.properties ? { schema: items, mark: '[]' } : null
}

/** What a value may be, in a few words: "text, at most 200 characters". */
export function typeText(schema: JsonSchema): Html {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.slice(REF.length)
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  const kind = kindOf(schema)
  const limits = limitsOf(schema)
  return html`${kind}${limits.length > 0 && `, ${limits.join(', ')}`}`
}

function kindOf(schema: JsonSchema): Html {
  if (schema.enum) {
    return html`${joined((schema.enum as unknown[]).map((value) => html`<code>${String(value)}</code>`))}`
  }
  if (schema.anyOf) return html`${joined((schema.anyOf as JsonSchema[]).map(typeText), ' or ')}`
  const types = [schema.type].flat()
  if (types.includes('array')) return listText(schema)
  return html`${types.map((type) => WORDS[String(type)] ?? 'anything').join(' or ')}`
}

function listText(schema: JsonSchema): Html {
  const orNull = [schema.type].flat().includes('null') && ' or null'
  const parts = schema.prefixItems as JsonSchema[] | undefined
  if (parts) return html`list of ${parts.length}${orNull}`
  return html`list of ${typeText((schema.items ?? {}) as JsonSchema)}${orNull}`
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}

function limitsOf(schema: JsonSchema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, format } = schema
  const said = schema.default
  return [
    ...(format === 'date-time' ? ['a time with its zone'] : []),
    ...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : []),
    ...(minimum !== undefined && maximum === undefined ? [`at least ${minimum}`] : []),
    ...(minimum === undefined && maximum !== undefined ? [`at most ${maximum}`] : []),
    ...(typeof minLength === 'number' && minLength > 1 ? [`at least ${minLength} characters`] : []),
    ...(maxLength !== undefined ? [`at most ${numberText(maxLength)} characters`] : []),
    ...(minItems !== undefined && minItems !== maxItems ? [`at least ${minItems}`] : []),
    ...(maxItems !== undefined && minItems !== maxItems ? [`at most ${numberText(maxItems)}`] : []),
    ...(said !== undefined ? [`else ${JSON.stringify(said)}`] : []),
  ]
}

function numberText(value: unknown): string {
  return Number(value).toLocaleString('en')
}

function joined(parts: readonly Html[], between = ', '): Html[] {
  return parts.map((part, place) => html`${place > 0 && between}${part}`)
}
