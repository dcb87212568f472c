import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHAIN_BEGINS, hashOfLine } from '../storage/audit-chain.ts'
import { expressRoutes } from '../testing/express-routes.ts'
import { refusalOf } from '../testing/integrator.ts'
import { makePerson, type Person } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface Line {
  id: string
  number: number
  at: string
  actor: string
  actorEmail: string
  action: string
  subject: string
  before: object | null
  after: object | null
  hash: string
}

let server: TestServer
let admin: Person
beforeAll(async () => {
  server = await startTestServer()
  admin = await makePerson(server, { role: 'admin', email: '=evil@example.com' })
  for (const name of ['One', 'Two', 'Three']) await admin.as('POST', '/sources', { name, timeZone: 'UTC' })
})
afterAll(() => server.close())

const read = async (query: string) =>
  (await admin.as<{ items: Line[]; next: string | null }>('GET', `/audit${query}`)).body
const file = (query: string) => admin.as<string>('GET', `/audit/export?${query}`)

test('[U23] the log says who did what to what, by name, and pages neither miss nor repeat', async () => {
  const all = (await read('?limit=200')).items
  expect(all.find(({ action }) => action === 'source.created')).toMatchObject({
    ...{ actor: admin.id, actorEmail: '=evil@example.com' },
  })
  const paged: Line[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: Line[]; next: string | null } = await read(`?limit=3${next && `&cursor=${next}`}`)
    paged.push(...page.items)
    next = page.next
  }
  expect(paged).toEqual(all)
})

test('[U23] filters are exact, and wrong ones are refused', async () => {
  const made = (await read(`?action=source.created&actor=${admin.id}`)).items
  expect(made).toHaveLength(3)
  expect((await read(`?action=source&subject=${made[0]?.subject}`)).items).toEqual([made[0]])
  expect((await read('?from=2030-01-01T00:00:00Z')).items).toEqual([])
  expect((await read('?to=2030-01-01T00:00:00Z&action=source')).items).toHaveLength(3)
  for (const query of ['?action=x%25', '?from=yesterday', '?to=2026-13-01', '?limit=1000']) {
    expect(refusalOf(await admin.as('GET', `/audit${query}`))).toMatchObject({ status: 422 })
  }
})

test('[U24] NDJSON has every line in order, with seals that hold over the whole file', async () => {
  const { status, headers, body } = await file('format=ndjson')
  expect(status).toBe(200)
  expect(headers.get('Content-Disposition')).toBe('attachment; filename="audit.ndjson"')
  const lines: Line[] = (typeof body === 'string' ? body.trimEnd().split('\n') : []).map((line) =>
    JSON.parse(line),
  )
  const all = (await read('?limit=200')).items
  expect(lines).toEqual(all.toReversed())
  let seal = CHAIN_BEGINS
  for (const { id, at, actor, action, subject, before, after, hash } of lines) {
    const text = (value: object | null) => value && JSON.stringify(value)
    const sealed = {
      id,
      at: Date.parse(at),
      actor,
      action,
      subject,
      before: text(before),
      after: text(after),
    }
    seal = hashOfLine(seal, sealed)
    expect(hash).toBe(seal)
  }
})

test('[U24] CSV has the lines that the filters leave, and nothing that a spreadsheet would run', async () => {
  const { headers, body } = await file(`format=csv&action=source&actor=${admin.id}`)
  expect(headers.get('Content-Type')).toMatch(/^text\/csv; charset=utf-8/)
  const [head, ...rows] = body.trimEnd().split('\r\n')
  expect(head).toBe('number,at,actor,actorEmail,action,subject,before,after')
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row).toContain(",'=evil@example.com,source.created,")
  expect(refusalOf(await file('format=xlsx'))).toEqual({ status: 422, pointers: ['/format'] })
})

test('[U25] no call changes the log or takes a line out of it', async () => {
  const routes = (await expressRoutes(server)).filter((route) => route.includes('/audit'))
  expect(routes.map((route) => route.split(' ')[0])).toEqual(routes.map(() => 'GET'))
  const before = (await read('?limit=200')).items
  const [line] = before
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const path of ['', `/${line?.id}`, '/export']) {
      const answer = await server.asOwner(method, `/api/v1/audit${path}`, { actor: 'nobody' })
      expect(refusalOf(answer)).toEqual({ status: 404 })
    }
  }
  expect((await read('?limit=200')).items).toEqual(before)
})
