import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DELIVERY_STATES } from '../../shared/deliveries.ts'
import { type Hook, openHook } from '../testing/hook.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const guide = readFileSync(new URL('../../docs/hooks.md', import.meta.url), 'utf8')

let server: TestServer
let hook: Hook
beforeAll(async () => {
  server = await startTestServer()
  hook = await openHook(server, { preset: 'generic', metric: 'nps' })
})
afterAll(() => server.close())

test('[N20] the guide names every state of a delivery', () => {
  expect(DELIVERY_STATES.filter((state) => !guide.includes(`\`${state}\``))).toEqual([])
})

test('[N20] what the guide says of a dry run is what it answers, and nothing is kept', async () => {
  const [sent = '', told = ''] = [/-d '(.+)'/, /^({"state": "kept", "why".+)$/m].map(
    (part) => part.exec(guide)?.[1],
  )
  expect((await hook.post(sent, {}, `${hook.address}?dry=1`)).body).toEqual(JSON.parse(told))
  expect(await hook.entries()).toEqual([])
  const { body } = await hook.post(sent)
  expect(body).toMatchObject({ ok: true, state: 'kept', entries: [{ did: 'created', display: 'shown' }] })
})

test('[N20] the guide has a line for each status that a sender can be answered', async () => {
  const sent = [
    ['POST', hook.address, {}, '{"comment": "x"}'],
    ['POST', hook.address, { 'Content-Encoding': 'gzip' }, 'x'],
    ['POST', `${hook.address}x`, {}, '{}'],
    ['DELETE', hook.address, {}, undefined],
    ['POST', hook.address, {}, '['.repeat(100) + ']'.repeat(100)],
    ['POST', hook.address, { 'Content-Type': 'text/html' }, '<p>'],
  ] as const
  const answers = await Promise.all(
    sent.map(([method, path, headers, body]) => server.call(method, path, headers, body)),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 401, 405, 413, 415])
  for (const { status } of answers) expect(guide).toContain(`\n| ${status} |`)
})
