import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonSchema } from '../json-schema.ts'

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

interface Parameter {
  name: string
  in: string
  schema: JsonSchema
}
type Json = Record<string, unknown>

/** A description that is asked whether what was sent and answered is as it says. */
export function createDescribed(document: JsonSchema) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'date-time': TIME } })
  ajv.addSchema(document, 'open')
  ajv.addSchema(closed(document) as JsonSchema, 'closed')
  const paths = document.paths as Record<string, Record<string, Json>>

  /** What is wrong with a value for the schema at a place of the description; empty where nothing is. */
  function wrong(which: 'open' | 'closed', place: readonly string[], value: unknown): string[] {
    const pointer = place.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
    const check = ajv.compile({ $ref: `${which}#/${encodeURI(pointer)}` })
    check(value)
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }

  function operationOf(method: string, path: string): Json {
    const found = paths[path]?.[method.toLowerCase()]
    if (!found) throw new Error(`${method} ${path} is not described`)
    return found
  }

  return {
    paths,
    operationOf,
    /** What is wrong with a JSON body that is sent. */
    wrongBody(method: string, path: string, body: unknown): string[] {
      const place = [
        'paths',
        path,
        method.toLowerCase(),
        'requestBody',
        'content',
        'application/json',
        'schema',
      ]
      return wrong('open', place, body)
    },
    /** What is wrong with the parameters behind the `?` of an address. */
    wrongQuery(method: string, path: string, query: URLSearchParams): string[] {
      const { parameters = [] } = operationOf(method, path) as { parameters?: Parameter[] }
      return [...query].flatMap(([name, text]) => {
        const at = parameters.findIndex((parameter) => parameter.in === 'query' && parameter.name === name)
        if (at < 0) return [`has no parameter ${name}`]
        const value = parameters[at]?.schema.type === 'integer' ? Number(text) : text
        return wrong('open', ['paths', path, method.toLowerCase(), 'parameters', String(at), 'schema'], value)
      })
    },
    /** What is wrong with an answer, which may have no field that is not described. */
    wrongAnswer(
      method: string,
      path: string,
      { status, type, body }: { status: number; type: string; body: unknown },
    ) {
      const { responses } = operationOf(method, path) as { responses: Record<string, Json> }
      const described = responses[status] as { content?: Record<string, Json> } | undefined
      if (!described) return [`answers ${status}, which is not described: ${JSON.stringify(body)}`]
      const { content } = described
      if (!content) return body === '' ? [] : [`has a body: ${JSON.stringify(body)}`]
      if (!content[type]) return [`is ${type}, not ${Object.keys(content)}`]
      if (!('schema' in content[type])) return []
      const place = [
        'paths',
        path,
        method.toLowerCase(),
        'responses',
        String(status),
        'content',
        type,
        'schema',
      ]
      return wrong('closed', place, body)
    },
  }
}

/** The same with nothing besides in any object that names its fields. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]))
  const isObject = copy.type === 'object' && 'properties' in copy && !('additionalProperties' in copy)
  return isObject ? { ...copy, additionalProperties: false } : copy
}
