import { expect, test } from 'vitest'
import { createClock, HOUR, MINUTE, SECOND } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { makePerson, PASSWORD, signIn } from '../testing/people.ts'
import { startTestServer } from '../testing/server.ts'
import { blockOf } from './address.ts'
import { createAttempts, type Trier } from './attempts.ts'

const account = (name: string): Trier => ({ kind: 'account', name })
const address = (name: string): Trier => ({ kind: 'address', name })

function makeAttempts() {
  const clock = createClock()
  const attempts = createAttempts(clock.now)
  /** How often this goes on until somebody has to wait. */
  const free = (by: (n: number) => Trier[], most = 100): number => {
    for (let n = 0; n < most; n += 1) {
      try {
        attempts.begin(by(n))
      } catch {
        return n
      }
    }
    return most
  }
  return { clock, attempts, free }
}

test('[U5] one account is guessed at from everywhere at one pace, and others are not held up by it', () => {
  const { free } = makeAttempts()
  expect(free((n) => [account('ana'), address(`10.0.0.${n}`)])).toBe(5)
  expect(free((n) => [account('ben'), address(`10.0.1.${n}`)])).toBe(5)
})

test('[U5] one address that tries many accounts has to wait, too, whatever it signs in to between', () => {
  const { attempts, free } = makeAttempts()
  const own = [account('own'), address('10.0.0.1')]
  const tried = free((n) => {
    attempts.begin(own)
    attempts.succeeded(own)
    return [account(`a${n}`), address('10.0.0.1')]
  })
  expect(tried).toBe(20)
})

test('[U5] the wait doubles up to a quarter of an hour, and is forgotten after an hour without a failure', () => {
  const { clock, attempts, free } = makeAttempts()
  const by = () => [account('ana')]
  free(by)
  for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
    expect(() => attempts.begin(by())).toThrow(`Try again in ${wait} s.`)
    clock.forward(wait * SECOND)
    attempts.begin(by())
  }
  clock.forward(15 * MINUTE + HOUR)
  expect(free(by)).toBe(5)
})

test('[U5] nobody drowns their own failures in those of thousands of made-up names', () => {
  const { attempts, free } = makeAttempts()
  free(() => [account('ana')])
  for (let n = 0; n < 9_000; n += 1) attempts.begin([account(`made up ${n}`)])
  expect(free(() => [account('ana')])).toBe(0)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('[U5] whoever has %s tries as %s', (given, block) => {
  expect(blockOf(given)).toBe(block)
})

test('[U6] a password is the same however its letters were typed, and counted as people count', async () => {
  const server = await startTestServer()
  const typed = 'Zürich ﬁnds Ångström'
  const person = await makePerson(server, { role: 'viewer' })
  await person.as('PUT', '/password', { current: PASSWORD, password: typed })
  expect((await signIn(server, person.email, typed.normalize('NFD'))).status).toBe(201)
  expect((await signIn(server, person.email, 'Zürich finds Ångström')).status).toBe(201)
  const emoji = { current: typed, password: '😀😀😀😀😀' }
  const short = await server.call(
    'POST',
    '/api/v1/password/reset',
    { Origin: server.url },
    { key: 'x', ...emoji },
  )
  expect(refusalOf(short)).toEqual({ status: 422, pointers: ['/password'] })
  await server.close()
})
