import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS } from '../accounts/access.ts'
import { expressRoutes } from '../testing/express-routes.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { CHAPTERS } from './chapters.ts'
import { openApi } from './openapi.ts'
import { createDescribed } from './testing/described.ts'

/** Pages and pictures, which people look at. */
const PAGES = [
  '/',
  '/admin',
  '/admin/*path',
  '/preview',
  '/pair',
  '/w/:secret',
  '/wall/:slug',
  '/wall/:slug/score.json',
  '/wall/:slug/score.png',
  '/docs',
  '/logos/:wall/:hash',
  '/letters/:sheet',
]

const OPERATIONS = CHAPTERS.flatMap(({ operations }) => Object.entries(operations))
const shape = (route: string) => route.replaceAll(/:\w+/g, ':id')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('[O15] everybody may read the description, and it is OpenAPI 3.1', async () => {
  const { status, headers, body } = await server.call('GET', '/api/v1/openapi.json')
  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toMatch(/^application\/json/)
  expect(body).toEqual(JSON.parse(JSON.stringify(openApi())))
  const validator = new Validator()
  expect((await validator.validate(structuredClone(body))).errors).toBeUndefined()
  expect(validator.version).toBe('3.1')
  const ids = Object.values(createDescribed(openApi()).paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('[O16] every route of the running server is described, and nothing else', async () => {
  const routes = (await expressRoutes(server)).filter(
    (route) => !PAGES.includes(route.split(' ')[1] as string) && !route.startsWith('_ALL'),
  )
  const described = OPERATIONS.map(([route]) => shape(route))
  expect(described.toSorted()).toEqual([...new Set(described)].toSorted())
  expect(described.toSorted()).toEqual([...new Set(routes.map(shape))].toSorted())
  const api = described.flatMap((route) => (route.includes('/api/v1') ? [route.replace('/api/v1', '')] : []))
  expect(api.toSorted()).toEqual(Object.keys(ACCESS).map(shape).toSorted())
})

describe('[O17] examples are valid by the schemas that check and by what is told of them', () => {
  const described = createDescribed(openApi())
  const examples = OPERATIONS.flatMap(([route, { body }]) =>
    body && 'example' in body ? [{ route, ...body }] : [],
  )
  test.each(examples)('$route', ({ route, schema, example }) => {
    expect(v.safeParse(schema, example).issues).toBeUndefined()
    const [method, path] = route.replaceAll(/:(\w+)/g, '{$1}').split(' ') as [string, string]
    expect(described.wrongBody(method, path, example)).toEqual([])
  })
})
