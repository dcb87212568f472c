import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { PASSWORD_COST } from '../testing/passwords.ts'
import { createPasswords } from './password.ts'

test('[G11] a password is kept by scrypt at the recommended cost, whatever tests do', async () => {
  const [kind, salt = '', key] = (await createPasswords().hash('a long password')).split('$')
  const options = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
  const recommended = scryptSync('a long password', Buffer.from(salt, 'base64'), 32, options)
  expect([kind, key]).toEqual(['scrypt', recommended.toString('base64')])
})

test('[G11] each hash has a salt of its own and matches its password alone', async () => {
  const { hash, matches } = createPasswords(PASSWORD_COST)
  const [first, second] = [await hash('a long password'), await hash('a long password')]
  expect(first).not.toBe(second)
  expect(await matches('a long password', second)).toBe(true)
  expect(await matches('a long passwore', second)).toBe(false)
  expect(await matches('a long password', null)).toBe(false)
})
