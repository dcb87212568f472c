import type * as v from 'valibot'
import { ACCESS, IN_PERSON, type Who } from '../accounts/access.ts'
import { API, CHAPTERS } from './chapters.ts'
import { componentSchemas, NAMES } from './components.ts'
import { type JsonSchema, jsonSchema } from './json-schema.ts'
import { type Bytes, isBytes, type Operation, type RequestBody } from './operation.ts'

const PROBLEM = 'application/problem+json'
const VERSION = '1'

const ABOUT = `Feedback comes in by webhook and stands on every screen within a moment. Everything that the pages do goes through these calls.

Every refusal is \`application/problem+json\` (RFC 9457) with a sentence in \`detail\` and, where fields are wrong, \`errors\` that name them. Each answer has an \`X-Request-Id\`. Lists are \`{"items", "next"}\`; \`next\` goes into \`cursor\`, and is null at the end.`

/** The whole API as OpenAPI 3.1, made of the very schemas that check what comes in. */
export function openApi(): JsonSchema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tenfoot',
      version: VERSION,
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: CHAPTERS.map(({ name, about }) => ({ name, description: about })),
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      responses: { Problem: problem('Refused; `detail` says why.') },
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

const SECURITY_SCHEMES = {
  sourceToken: { type: 'http', scheme: 'bearer', description: 'The token of a source, as `tf_src_…`.' },
  accessToken: { type: 'http', scheme: 'bearer', description: 'A personal access token, as `tf_pat_…`.' },
  session: { type: 'apiKey', in: 'cookie', name: 'tenfoot_session', description: 'A signed-in browser.' },
}

function paths(): Record<string, JsonSchema> {
  const made: Record<string, JsonSchema> = {}
  for (const { name, operations } of CHAPTERS) {
    for (const [route, operation] of Object.entries(operations)) {
      const [method, path] = route.split(' ') as [string, string]
      const place = path.replaceAll(/:(\w+)/g, '{$1}')
      made[place] ??= {}
      made[place][method.toLowerCase()] = described(route, operation, name)
    }
  }
  return made
}

function described(route: string, operation: Operation, tag: string): JsonSchema {
  const { summary, about, body } = operation
  const who = whoOf(route)
  const parameters = [...pathParameters(route), ...queryParameters(operation.query), ...headers(operation)]
  return {
    operationId: operationId(route),
    summary,
    description: [about, roleOf(who)].filter(Boolean).join('\n\n'),
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestBody(body) }),
    responses: responses(operation, route, who),
    security: securityOf(route, who),
  }
}

/** Null for what needs neither session nor token of its own. */
function whoOf(route: string): Who | null {
  return ACCESS[route.replace(` ${API}`, ' ')] ?? null
}

function roleOf(who: Who | null): string {
  return who === null || who === 'anyone' || who === 'source' ? '' : `Needs the role \`${who}\`.`
}

function securityOf(route: string, who: Who | null): object[] {
  if (who === null || who === 'anyone') return []
  if (who === 'source') return [{ sourceToken: [] }]
  const inPerson = IN_PERSON.has(route.replace(` ${API}`, ' '))
  return inPerson ? [{ session: [] }] : [{ accessToken: [] }, { session: [] }]
}

/** As `get_sources_id`: stays the same as long as the address does. */
function operationId(route: string): string {
  return route
    .replace(API, '')
    .replaceAll(/[^\w]+/g, '_')
    .toLowerCase()
}

function pathParameters(route: string): JsonSchema[] {
  return Array.from(route.matchAll(/:(\w+)/g), ([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }))
}

function queryParameters(query: v.GenericSchema | undefined): JsonSchema[] {
  if (!query) return []
  const schema = jsonSchema(query, NAMES)
  const either = (schema.anyOf ?? [schema]) as JsonSchema[]
  const fields = new Map<string, JsonSchema>()
  for (const { properties, required = [] } of either) {
    for (const [name, field] of Object.entries(properties as Record<string, JsonSchema>)) {
      const isRequired = either.length === 1 && (required as string[]).includes(name)
      const { description, ...rest } = field
      fields.set(name, {
        ...{ name, in: 'query', schema: rest },
        ...(description !== undefined && { description }),
        ...(isRequired && { required: true }),
      })
    }
  }
  return [...fields.values()]
}

function headers({ headers: named = {} }: Operation): JsonSchema[] {
  return Object.entries(named).map(([name, description]) => ({
    ...{ name, in: 'header', description },
    schema: { type: 'string' },
  }))
}

function requestBody(body: RequestBody | Bytes): JsonSchema {
  if (isBytes(body)) {
    return {
      required: true,
      description: body.is,
      content: Object.fromEntries(body.types.map((type) => [type, {}])),
    }
  }
  const { schema, example, alsoAs = {} } = body
  const others = Object.entries(alsoAs).map(([type, text]) => [
    type,
    { schema: { type: 'string' }, example: text },
  ])
  const json = { schema: jsonOf(schema), example }
  return { required: true, content: { 'application/json': json, ...Object.fromEntries(others) } }
}

function jsonOf(schema: v.GenericSchema): JsonSchema {
  const name = NAMES.get(schema)
  return name === undefined ? jsonSchema(schema, NAMES) : { $ref: `#/components/schemas/${name}` }
}

function responses(operation: Operation, route: string, who: Who | null): JsonSchema {
  const own = Object.entries(operation.answers).map(([status, answer]) => [status, response(answer)])
  const refused = refusals(operation, route, who).map((status) => [
    status,
    problem(REFUSALS[status] as string),
  ])
  return {
    ...Object.fromEntries(refused),
    ...Object.fromEntries(own),
    default: { $ref: '#/components/responses/Problem' },
  }
}

function response(answer: v.GenericSchema | Bytes | null): JsonSchema {
  if (answer === null) return { description: 'Done.' }
  if (isBytes(answer)) {
    return { description: answer.is, content: Object.fromEntries(answer.types.map((type) => [type, {}])) }
  }
  return { description: 'Done.', content: { 'application/json': { schema: jsonOf(answer) } } }
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Malformed.',
  401: 'No or wrong key.',
  403: 'Not allowed.',
  404: 'There is no such thing.',
  413: 'Too large.',
  415: 'Another media type or charset.',
  422: 'Understood but not valid; `errors` names each field.',
}

/** Those that follow from what a call is; whatever else it may refuse is told by the default. */
function refusals({ body, query }: Operation, route: string, who: Who | null): number[] {
  return [
    ...(body ? [400, 413, 415] : []),
    ...(body || query ? [422] : []),
    ...(who === 'anyone' ? [] : [401]),
    ...(who !== null && who !== 'anyone' && who !== 'source' ? [403] : []),
    ...(route.includes(':') && who !== null ? [404] : []),
  ]
}

function problem(description: string): JsonSchema {
  return { description, content: { [PROBLEM]: { schema: { $ref: '#/components/schemas/Problem' } } } }
}
