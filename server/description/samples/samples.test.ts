import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePerson, makeToken } from '../../testing/people.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { follow } from './follow.ts'
import { postFeedback } from './post-feedback.ts'
import type { Language, Samples } from './sample.ts'
import { signedDelivery } from './signed-delivery.ts'

const RUNS = {
  curl: ['sh', 'sample.sh'],
  javascript: [process.execPath, 'sample.mjs'],
  python: ['python3', 'sample.py'],
}
type Run = keyof typeof RUNS
const hasPython = spawnSync('python3', ['--version']).status === 0
const LANGUAGES: Run[] = hasPython ? ['curl', 'javascript', 'python'] : ['curl', 'javascript']

const folder = mkdtempSync(join(tmpdir(), 'tenfoot-samples-'))
let server: TestServer
let env: Record<string, string>

beforeAll(async () => {
  // Senders sign with the time of their own clock.
  server = await startTestServer({}, { clock: { now: Date.now, forward: () => undefined } })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(samples: Samples, language: Run): Promise<string> {
  const [command, file] = RUNS[language] as [string, string]
  writeFileSync(join(folder, file), samples[language satisfies Language])
  const child = spawn(command, [file], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? delimiter, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], out, errors] = await Promise.all([
    once(child, 'exit'),
    Array.fromAsync(child.stdout),
    Array.fromAsync(child.stderr),
  ])
  if (code !== 0) throw new Error(Buffer.concat([...out, ...errors]).toString())
  return Buffer.concat(out).toString()
}

describe.each(LANGUAGES)('[O19] the samples in %s do what they say', (language) => {
  test('and post feedback', async () => {
    const { id, token } = await server.makeSource()
    env = { TENFOOT_TOKEN: token }
    await run(postFeedback(server.url), language)
    const { body } = await server.asOwner('GET', `/api/v1/feedback?source=${id}`)
    expect(body).toMatchObject({ items: [{ externalId: 'resp_8842', score: 9 }] })
  })

  test('and send a signed delivery', async () => {
    const source = (await server.makeSource({ preset: 'generic' })) as Awaited<
      ReturnType<TestServer['makeSource']>
    > & { signingSecret: string }
    env = { TENFOOT_SOURCE: source.id, TENFOOT_SECRET: source.signingSecret }
    await run(signedDelivery(server.url), language)
    const feed = await server.asOwner('GET', `/api/v1/feedback?source=${source.id}`)
    expect(feed.body).toMatchObject({ items: [{ score: 8, comment: 'Arrived a day early.' }] })
    const log = await server.asOwner('GET', `/api/v1/sources/${source.id}/deliveries`)
    expect(log.body).toMatchObject({ items: [{ state: 'kept', proof: 'signature' }] })
  })

  test('and follow what changes', async () => {
    const { token } = await makeToken(
      server,
      await makePerson(server, { role: 'viewer', email: `${language}@example.com` }),
      'read',
    )
    env = { TENFOOT_TOKEN: token, CURSOR: '' }
    const { body } = await server.asOwner<{ items: { id: string }[] }>('GET', '/api/v1/feedback?limit=1')
    expect(await run(follow(server.url), language)).toContain(body.items[0]?.id)
  })
})
