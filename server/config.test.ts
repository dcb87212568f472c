import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('[K33] without settings it is what the manual says', () => {
  expect(readConfig({})).toMatchObject({
    ...{ port: 4000, host: '0.0.0.0', databaseUrl: undefined, publicUrl: undefined, trustProxy: false },
    ...{ admin: undefined, logLevel: 'info', rateLimit: 1000 },
    data: join(process.cwd(), 'data'),
  })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['TENFOOT_PUBLIC_URL', 'wall.example.com'],
  ['TENFOOT_PUBLIC_URL', 'ftp://wall.example.com'],
  ['TENFOOT_TRUST_PROXY', 'yes'],
  ['TENFOOT_TRUST_PROXY', '10.0.0.1/33'],
  ['TENFOOT_TRUST_PROXY', '10.0.0.1/x'],
  ['TENFOOT_TRUST_PROXY', '10.0.0.1/0'],
  ['TENFOOT_TRUST_PROXY', '10.0.0.1,'],
  ['LOG_LEVEL', 'loud'],
  ['TENFOOT_RATE_LIMIT', 'many'],
  ['TENFOOT_RATE_LIMIT', '-1'],
  ['TENFOOT_ADMIN_EMAIL', 'owner@example.com'],
  ['TENFOOT_ADMIN_PASSWORD', 'a long password'],
  ['DATABASE_URL_FILE', '/does/not/exist'],
])('[K33] %s=%s stops the start with one line that names it', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(new RegExp(`^[^\\n]*\\b${name}\\b[^\\n]*$`))
})

test('[K33] a secret is in no complaint', () => {
  const url = 'mysql://user:hunter2@localhost/x'
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(/^(?!.*hunter2)/)
})

test('[K33] flags win over the environment; there are none for secrets, and unknown ones are refused', () => {
  expect(readConfig({ PORT: '1' }, ['--port', '2', '--host=::1', '--rate-limit', '0'])).toMatchObject({
    ...{ port: 2, host: '::1', rateLimit: 0 },
  })
  for (const flag of ['--database-url=postgres://x', '--admin-password=x', '--prot=1', 'stray']) {
    expect(() => readConfig({}, [flag])).toThrow(ConfigError)
  }
})

test.each([
  ['true', true],
  ['2', 2],
  ['loopback, 10.0.0.0/8', 'loopback, 10.0.0.0/8'],
  ['fd00::/8', 'fd00::/8'],
])('[K33] TENFOOT_TRUST_PROXY=%s is understood', (text, trustProxy) => {
  expect(readConfig({ TENFOOT_TRUST_PROXY: text })).toMatchObject({ trustProxy })
})

test('[K33] a secret may stand in a file, and blank settings are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'password'), 'from a file\n')
  const env = {
    TENFOOT_ADMIN_EMAIL: 'a@b',
    TENFOOT_ADMIN_PASSWORD_FILE: join(folder, 'password'),
    PORT: ' ',
    HOST: '',
  }
  expect(readConfig(env)).toMatchObject({
    admin: { email: 'a@b', password: 'from a file' },
    port: 4000,
    host: '0.0.0.0',
  })
  expect(readConfig({ TENFOOT_PUBLIC_URL: 'https://x.de/' }).publicUrl).toBe('https://x.de')
  expect(() => readConfig({ TENFOOT_PUBLIC_URL: 'https://x.de/path' })).toThrow(/without a path/)
  writeFileSync(join(folder, 'empty'), '\n')
  expect(() => readConfig({ ...env, TENFOOT_ADMIN_PASSWORD_FILE: join(folder, 'empty') })).toThrow(/is empty/)
})

test('[U6] the password of the environment is as long as any other', () => {
  const env = { TENFOOT_ADMIN_EMAIL: 'a@b', TENFOOT_ADMIN_PASSWORD: 'too short' }
  expect(() => readConfig(env)).toThrow('TENFOOT_ADMIN_PASSWORD must have at least 10 characters')
  expect(readConfig({ ...env, TENFOOT_ADMIN_PASSWORD: 'long enough' }).admin?.password).toBe('long enough')
})
