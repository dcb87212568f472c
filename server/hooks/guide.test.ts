import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DELIVERY_STATES } from '../../shared/deliveries.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

const guide = readFileSync(new URL('../../docs/hooks.md', import.meta.url), 'utf8')

let server: TestServer
let hook: string
beforeAll(async () => {
  server = await startTestServer()
  const source = await server.makeSource({ preset: 'generic', metric: 'nps' })
  hook = new URL((source as TestSource & { hookUrl: string }).hookUrl).pathname
})
afterAll(() => server.close())

test('[N20] the guide names every state of a delivery', () => {
  expect(DELIVERY_STATES.filter((state) => !guide.includes(`\`${state}\``))).toEqual([])
})

test('[N20] what the guide says of a dry run is what it answers, and nothing is kept', async () => {
  const [sent = '', told = ''] = [/-d '(.+)'/, /^({"state": "kept", "why".+)$/m].map(
    (part) => part.exec(guide)?.[1],
  )
  const json = { 'Content-Type': 'application/json' }
  expect((await server.call('POST', `${hook}?dry=1`, json, sent)).body).toEqual(JSON.parse(told))
  expect((await server.asOwner('GET', '/api/v1/feedback')).body.items).toEqual([])
  const { body } = await server.call('POST', hook, json, sent)
  expect(body).toMatchObject({ ok: true, state: 'kept', entries: [{ did: 'created', display: 'shown' }] })
})

test('[N20] the guide has a line for each status that a sender can be answered', async () => {
  const sent = [
    ['POST', hook, {}, '{"comment": "x"}'],
    ['POST', hook, { 'Content-Encoding': 'gzip' }, 'x'],
    ['POST', `${hook}x`, {}, '{}'],
    ['DELETE', hook, {}, undefined],
    ['POST', hook, {}, '['.repeat(100) + ']'.repeat(100)],
    ['POST', hook, { 'Content-Type': 'text/html' }, '<p>'],
  ] as const
  const answers = await Promise.all(
    sent.map(([method, path, headers, body]) => server.call(method, path, headers, body)),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 401, 405, 413, 415])
  for (const { status } of answers) expect(guide).toContain(`\n| ${status} |`)
})
