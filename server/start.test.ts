import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { interruptMain, runMain } from './testing/process.ts'
import { startTestServer } from './testing/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenfoot-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[K30] a second server on the same folder ends with one line, and the first goes on', async () => {
  const first = await startTestServer({ TENFOOT_DATA: join(folder, 'shared') })
  const { code, lines } = await runMain({ TENFOOT_DATA: join(folder, 'shared') })
  expect(code).not.toBe(0)
  expect(lines).toEqual([`another Tenfoot server is using the data folder ${join(folder, 'shared')}`])
  expect((await first.call('GET', '/readyz')).status).toBe(200)
  expect(statSync(join(folder, 'shared')).mode & 0o777).toBe(0o700)
  await first.close()
})

test('[K35] asked to end twice, as npm and a terminal do together, it still closes its file in order', async () => {
  const data = join(folder, 'interrupted')
  expect(await interruptMain({ TENFOOT_DATA: data }, 2)).toEqual({ code: 0, signal: null })
  expect(existsSync(join(data, 'tenfoot.db'))).toBe(true)
  expect(existsSync(join(data, 'tenfoot.db-wal'))).toBe(false)
})

const file = join(folder, 'a-file')
writeFileSync(file, '')

test.each([
  ['PORT', { PORT: 'x' }],
  ['TENFOOT_DATA', { TENFOOT_DATA: file }],
  ['TENFOOT_DATA', { TENFOOT_DATA: join(file, 'below') }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }],
  ['HOST', { HOST: '203.0.113.1' }],
])('[K33] a start that cannot be ends with one line that names %s', async (name, env) => {
  const { code, lines } = await runMain({ TENFOOT_DATA: join(folder, 'own'), ...env })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(name)] })
})
