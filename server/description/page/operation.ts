import type { JsonSchema } from '../json-schema.ts'
import { type Html, html, inline, prose } from './html.ts'
import { fieldRow, fieldRows, REF, typeText } from './schema.ts'

export interface DescribedOperation {
  operationId: string
  summary: string
  description: string
  parameters?: Parameter[]
  requestBody?: { description?: string; content: Content }
  responses: Record<string, { description: string; content?: Content }>
  security: Record<string, unknown>[]
}

type Content = Record<string, { schema?: JsonSchema; example?: unknown }>

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema: JsonSchema
  description?: string
  required?: boolean
}

const PLACES = { path: 'In the address', query: 'Behind the ?', header: 'Headers' }
const KEYS: Readonly<Record<string, string>> = {
  sourceToken: 'the token of a source',
  accessToken: 'an access token',
  session: 'a session',
}

/** One call, closed until somebody wants to know. */
export function operationPart(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Readonly<Record<string, JsonSchema>>,
): Html {
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = operation
  const by = security.flatMap((way) => Object.keys(way)).map((key) => KEYS[key] ?? key)
  return html`<details class="call" id="${operationId}">
<summary><span class="what">${summary}</span> <code><b>${method.toUpperCase()}</b> ${breakable(path)}</code></summary>
<div class="inside">
${prose(description)}
<p class="hint">${by.length > 0 ? `With ${by.join(' or ')}.` : 'Without a session or token.'}</p>
${(['path', 'query', 'header'] as const).map((place) => parametersPart(place, parameters))}
${requestBody && bodyPart(requestBody, schemas)}
${answersPart(responses)}
</div>
</details>`
}

/** A long address breaks at its slashes. */
function breakable(path: string): Html {
  return html`${path.split(/(?=\/)/).map((part) => html`${part}<wbr>`)}`
}

function parametersPart(place: Parameter['in'], parameters: readonly Parameter[]): Html | null {
  const rows = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, description, required = false }) =>
      fieldRow(name, { ...schema, ...(description && { description }) }, required && place !== 'path'),
    )
  return rows.length > 0 ? table(PLACES[place], rows) : null
}

/** What is sent is told where it is sent, also where it has a name. */
function bodyPart(
  { description, content }: NonNullable<DescribedOperation['requestBody']>,
  schemas: Readonly<Record<string, JsonSchema>>,
): Html {
  const json = content['application/json']
  const types = Object.keys(content).join(', ')
  if (!json?.schema) return html`<h3>Body</h3><p>${description} <code>${types}</code></p>`
  const others = Object.entries(content).filter(([type]) => type !== 'application/json')
  const named = schemas[String(json.schema.$ref).slice(REF.length)]
  return html`${schemaPart('Body', named ?? json.schema)}
<h3>Example</h3>
${code(JSON.stringify(json.example, null, 2))}
${others.map(([type, { example }]) => html`<h3>The same as <code>${type}</code></h3>${code(String(example))}`)}`
}

function answersPart(responses: DescribedOperation['responses']): Html {
  const rows = Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { description, content = {} }]) => {
      const [type, { schema } = {}] = Object.entries(content)[0] ?? []
      const told = schema ? typeText(schema) : (type ?? '')
      return html`<tr><th scope="row">${status}</th><td>${inline(description)} ${told}</td></tr>`
    })
  const fields = Object.entries(responses).flatMap(([status, { content = {} }]) => {
    const schema = content['application/json']?.schema
    return schema?.properties ? [schemaPart(`Fields of ${status}`, schema)] : []
  })
  return html`${table('Answers', rows)}${fields}`
}

/** A schema of its own is linked, not told again. */
export function schemaPart(title: string, schema: JsonSchema): Html {
  const either = (schema.anyOf ?? []) as JsonSchema[]
  if (either.length > 1 && either.every(({ properties }) => properties)) {
    return html`${either.map((each, place) => schemaPart(place === 0 ? title : `Or ${title.toLowerCase()}`, each))}`
  }
  const rows = fieldRows(schema)
  if (rows.length === 0) return html`<h3>${title}</h3><p>${typeText(schema)}</p>`
  return table(title, rows)
}

function table(title: string, rows: readonly Html[]): Html {
  return html`<table><caption>${title}</caption><tbody>${rows}</tbody></table>`
}

/** What is too wide is scrolled, also by keyboard. */
export function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text.trimEnd()}</code></pre>`
}
