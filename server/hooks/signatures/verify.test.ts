import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type Scheme, SchemeSchema } from './scheme.ts'
import { SCHEMES, schemeNamed } from './schemes.ts'
import { verify } from './verify.ts'

const body = Buffer.from([0x7b, 0xff, 0x00, 0x7d])
const secret = 'a teapot'

const named = (...names: string[]): Scheme[] =>
  names.map((name) => {
    const scheme = schemeNamed(name)
    if (scheme === undefined) throw new Error(name)
    return scheme
  })

const mac = (algorithm: string, encoding: 'hex' | 'base64', key = secret) =>
  createHmac(algorithm, key).update(body).digest(encoding)

function verdict(schemes: Scheme | readonly Scheme[], headers: Record<string, string>) {
  const incoming = { method: 'POST', url: 'https://tv.example.org/hooks/a', headers, body }
  return verify(schemes, { incoming, secrets: [secret], now: 0 })
}

test('[G7] of several schemes the first whose header is there decides, and no weaker one saves it', () => {
  const schemes = named('github', 'intercom')
  const sha1 = { 'x-hub-signature': `sha1=${mac('sha1', 'hex')}` }
  expect(verdict(schemes, sha1)).toEqual({ ok: true, scheme: 'intercom' })
  const wrong = { 'x-hub-signature-256': `sha256=${mac('sha256', 'hex', 'another')}` }
  expect(verdict(schemes, { ...sha1, ...wrong })).toEqual({ ok: false, why: 'mismatch' })
  expect(verdict(schemes, { ...sha1, 'x-hub-signature-256': 'junk' })).toEqual({
    ok: false,
    why: 'malformed',
  })
  expect(verdict(schemes, {})).toEqual({ ok: false, why: 'absent' })
  expect(verdict([], sha1)).toEqual({ ok: false, why: 'absent' })
})

test('[G7] of schemes that share a header the one decides in whose form it is', () => {
  expect(verdict(named('bearer', 'basic'), { authorization: `Basic ${btoa(`u:${secret}`)}` })).toMatchObject({
    ok: true,
  })
  const survicate = named('survicate-hmac-hex', 'survicate-hmac-base64', 'survicate-token')
  expect(verdict(survicate, { hmac: mac('sha256', 'base64') })).toMatchObject({ ok: true })
  expect(verdict(survicate, { hmac: mac('sha256', 'hex') })).toMatchObject({ ok: true })
  expect(verdict(survicate, { hmac: mac('sha256', 'hex', 'another'), token: secret })).toMatchObject({
    why: 'mismatch',
  })
  expect(verdict(survicate, { hmac: 'junk', token: secret })).toMatchObject({ why: 'malformed' })
})

test('[G7] each known scheme is found among all of them', () => {
  expect(verdict(SCHEMES, { 'tally-signature': mac('sha256', 'base64') })).toEqual({
    ok: true,
    scheme: 'tally',
  })
  expect(verdict(SCHEMES, { authorization: `Bearer ${secret}` })).toEqual({ ok: true, scheme: 'bearer' })
})

test('[G8] a scheme of one’s own: any header, algorithm and template, also bytes that are no text', () => {
  const own = v.parse(SchemeSchema, {
    name: 'ours',
    algorithm: 'sha512',
    encoding: 'hex',
    header: 'X-Ours',
    signed: '{method} {url}\n{body}',
  })
  const signature = createHmac('sha512', secret)
    .update('POST https://tv.example.org/hooks/a\n')
    .update(body)
    .digest('hex')
  expect(verdict(own, { 'x-ours': signature })).toEqual({ ok: true, scheme: 'ours' })
  expect(verdict(own, { 'x-ours': mac('sha512', 'hex') })).toEqual({ ok: false, why: 'mismatch' })
})

test('[G8] a secret that is sent as it is may stand in any header', () => {
  const own = v.parse(SchemeSchema, { name: 'ours', static: { header: 'X-Key' } })
  expect(verdict(own, { 'x-key': secret })).toEqual({ ok: true, scheme: 'ours' })
  expect(verdict(own, { 'x-key': `${secret}s` })).toEqual({ ok: false, why: 'mismatch' })
  expect(verdict(own, { 'x-key': '' })).toEqual({ ok: false, why: 'malformed' })
})

test('[G8] a header is never looked for among what every object has', () => {
  const own = v.parse(SchemeSchema, { name: 'ours', static: { header: 'constructor' } })
  expect(verdict(own, {})).toEqual({ ok: false, why: 'absent' })
})

const sound = { name: 'x', algorithm: 'sha256', encoding: 'hex', header: 'X-S', signed: '{body}' }
const TIME = { header: 'X-T', unit: 's' }
test.each([
  ['no {body}', { ...sound, signed: '{url}' }, 'signed', 'must have {body} in it'],
  ['an unknown name', { ...sound, signed: '{body}{query}' }, 'signed', 'no other name'],
  ['a time that is not signed', { ...sound, timestamp: TIME }, 'signed', 'must have {timestamp}'],
  ['a time that is nowhere', { ...sound, signed: '{timestamp}{body}' }, 'signed', 'must have {timestamp}'],
  ['an id that is not signed', { ...sound, id: { header: 'X-Id' } }, 'signed', 'must have {id}'],
  ['a plain hash of nothing secret', { ...sound, keyed: false }, 'signed', 'must have {secret}'],
  ['an unknown encoding', { ...sound, encoding: 'base32' }, 'encoding', 'must be hex or base64'],
  ['an unknown algorithm', { ...sound, algorithm: 'md5' }, 'algorithm', 'must be sha256, sha1 or sha512'],
  ['a header that cannot be', { ...sound, header: 'X S' }, 'header', 'must be the name of a header'],
  ['no header', { ...sound, header: [] }, 'header', 'one to four'],
  ['a key without the secret', { ...sound, key: 'fixed' }, 'key', 'must be text, whsec-base64'],
  ['a key of something else', { ...sound, key: '{body}{secret}' }, 'key', 'may have {secret}'],
  ['a header of a secret that is none', { name: 'x', static: { header: 7 } }, 'static', 'must describe'],
  ['no object', 7, null, 'must describe'],
])('[G9] a description with %s is refused where it is wrong', (_what, description, path, detail) => {
  const issues = v.safeParse(SchemeSchema, description).issues ?? []
  expect(issues.map((issue) => [v.getDotPath(issue), issue.message])).toEqual([
    [path, expect.stringContaining(detail)],
  ])
})

test('[G9] a description that was read reads the same again', () => {
  expect(SCHEMES.map((scheme) => v.parse(SchemeSchema, structuredClone(scheme)))).toEqual(SCHEMES)
})
