import { describe, expect, test } from 'vitest'
import { isStatic } from './scheme.ts'
import { SCHEMES, schemeNamed } from './schemes.ts'
import { ACCEPTED, REFUSED, type Vector, verdictOn } from './vectors.ts'

const SENT_AS_IT_IS = new Set(SCHEMES.filter(isStatic).map(({ name }) => name))
const signed = ACCEPTED.filter(({ scheme }) => !SENT_AS_IT_IS.has(scheme))
const timed = signed.filter(({ scheme }) => {
  const found = schemeNamed(scheme)
  return found && !isStatic(found) && found.timestamp
})

test('[G1] every known scheme has a delivery that it accepts', () => {
  expect(new Set(ACCEPTED.map(({ scheme }) => scheme))).toEqual(new Set(SCHEMES.map(({ name }) => name)))
})

test.each(ACCEPTED)('[G1] accepted: $name', (vector) => {
  expect(verdictOn(vector)).toEqual({ ok: true, scheme: vector.scheme })
})

test.each(REFUSED)('[G2] refused as $why: $name', (vector) => {
  expect(verdictOn(vector)).toMatchObject({ ok: false, why: vector.why })
})

describe('[G2] whatever is changed after signing is refused', () => {
  const changes: Record<string, (vector: Vector) => Vector> = {
    'one space in the body': (it) => ({ ...it, body: it.body.replace('{"', '{ "') }),
    'the line end of the body': (it) => ({ ...it, body: it.body.trimEnd() }),
    'the body written anew': (it) => ({ ...it, body: JSON.stringify(JSON.parse(it.body)) }),
    'no body': (it) => ({ ...it, body: '' }),
  }
  test.each(Object.entries(changes))('%s', (_name, change) => {
    for (const vector of signed) expect(verdictOn(change(vector)), vector.name).toMatchObject(MISMATCH)
  })
})

test('[G2] another secret, a part of the secret or more than it opens nothing', () => {
  for (const vector of ACCEPTED) {
    for (const secret of ['another', vector.secret.slice(0, -3), `${vector.secret}abc`]) {
      expect(verdictOn(vector, [secret]), vector.name).toMatchObject(MISMATCH)
    }
  }
})

test('[G3] an empty secret, or none, refuses whatever is sent', () => {
  for (const vector of ACCEPTED) {
    for (const secrets of [[], [''], ['', ' ']]) {
      expect(verdictOn(vector, secrets), vector.name).toMatchObject(MISMATCH)
    }
  }
})

test('[G3] a delivery without any header of the scheme is refused as absent', () => {
  for (const vector of ACCEPTED) {
    const headers = { 'content-type': 'application/json', 'x-other': 'sha256=00' }
    expect(verdictOn({ ...vector, headers }), vector.name).toEqual({ ok: false, why: 'absent' })
  }
})

test('[G4] a signature that is cut, longer, empty or not of its alphabet is malformed and breaks nothing', () => {
  const wrong = [
    '',
    ' ',
    '=',
    'sha256=',
    'v1,',
    'zz'.repeat(32),
    'é'.repeat(44),
    'A'.repeat(43),
    'a'.repeat(65),
  ]
  for (const vector of signed) {
    for (const value of wrong) {
      const headers = Object.fromEntries(
        Object.entries(vector.headers).map(([name, sent]) => [
          name,
          /signature(-256|-v3)?$|hmac/.test(name) ? value : sent,
        ]),
      )
      expect(verdictOn({ ...vector, headers }), `${vector.name} ${value}`).toMatchObject(MALFORMED)
    }
  }
})

test('[G5] while a secret is being changed both are accepted, in either order', () => {
  for (const vector of ACCEPTED) {
    for (const secrets of [
      ['the next one', vector.secret],
      [vector.secret, 'the one before'],
    ]) {
      expect(verdictOn(vector, secrets), vector.name).toMatchObject({ ok: true })
    }
  }
})

test('[G6] five minutes behind or ahead are accepted, a second more is refused and says how much', () => {
  for (const vector of timed) {
    const after = (seconds: number) => verdictOn({ ...vector, now: vector.now + seconds * 1000 })
    expect([after(300), after(-300)], vector.name).toMatchObject([{ ok: true }, { ok: true }])
    expect(after(301)).toEqual({ ok: false, why: 'stale', skewSeconds: -301 })
    expect(after(-301)).toEqual({ ok: false, why: 'ahead', skewSeconds: 301 })
  }
  expect(new Set(timed.map(({ scheme }) => scheme)).size).toBe(5)
})

test('[G6] what a time says is not told to one who does not know the secret', () => {
  for (const vector of timed) {
    expect(verdictOn({ ...vector, now: vector.now + 1e9 }, ['another'])).toEqual(MISMATCH)
  }
})

const MISMATCH = { ok: false, why: 'mismatch' }
const MALFORMED = { ok: false, why: 'malformed' }
