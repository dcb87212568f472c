import { randomBytes } from 'node:crypto'
import { sign as signAsGitHub, verify as verifiedByGitHub } from '@octokit/webhooks-methods'
import fc from 'fast-check'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { expect, test } from 'vitest'
import { schemeNamed } from './schemes.ts'
import { type Verdict, verify } from './verify.ts'

const bodies = fc.oneof(fc.json(), fc.string({ unit: 'grapheme', minLength: 1 }))
const ids = fc.stringMatching(/^msg_[\w-]{1,40}$/)
const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((it) => it.trim() !== '')
const keys = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((it) => Buffer.from(it).toString('base64'))
// The libraries look at the machine's clock.
const now = Date.now()

function verdict(
  name: string,
  { headers, body, secret }: Record<'body' | 'secret', string> & { headers: Record<string, string> },
) {
  const scheme = schemeNamed(name)
  if (scheme === undefined) throw new Error(name)
  const incoming = { method: 'POST', url: 'https://tv.example.org/hooks/a', headers, body: Buffer.from(body) }
  return verify(scheme, { incoming, secrets: [secret], now })
}

const says = (check: () => unknown) => {
  try {
    check()
    return true
  } catch {
    return false
  }
}
const isOk = ({ ok }: Verdict) => ok

test.each([
  ['standardwebhooks', StandardWebhook, 'webhook'],
  ['svix', SvixWebhook, 'svix'],
] as const)('[G10] what %s signs we accept', (_name, Sender, family) => {
  fc.assert(
    fc.property(bodies, ids, keys, (body, id, key) => {
      const secret = `whsec_${key}`
      const signature = new Sender(secret).sign(id, new Date(now), body)
      const timestamp = String(Math.floor(now / 1000))
      const headers = {
        [`${family}-id`]: id,
        [`${family}-timestamp`]: timestamp,
        [`${family}-signature`]: signature,
      }
      expect(verdict('standard-webhooks', { headers, body, secret })).toMatchObject({ ok: true })
    }),
  )
})

test('[G10] of deliveries changed at random we accept exactly those that standardwebhooks accepts', () => {
  const change = fc.record({
    body: fc.option(bodies),
    id: fc.option(ids),
    seconds: fc.oneof(
      fc.constant(0),
      fc.integer({ min: -290, max: 290 }),
      fc.integer({ min: 320, max: 9_999 }),
    ),
    beside: fc.option(fc.constantFrom('v1,AAAA', 'v1a,AAAA', `v1,${randomBytes(32).toString('base64')}`)),
    cut: fc.nat({ max: 3 }),
  })
  fc.assert(
    fc.property(bodies, ids, keys, change, (body, id, secret, { seconds, beside, cut, ...other }) => {
      const hook = new StandardWebhook(secret)
      const at = new Date(now + seconds * 1000)
      const signature = hook.sign(id, at, body).slice(0, cut === 0 ? undefined : -cut)
      const headers = {
        'webhook-id': other.id ?? id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': beside === null ? signature : `${beside} ${signature}`,
      }
      const sent = other.body ?? body
      const theirs = says(() => hook.verify(sent, headers, { jsonParse: false }))
      expect(isOk(verdict('standard-webhooks', { headers, body: sent, secret }))).toBe(theirs)
    }),
  )
})

test('[G10] what @octokit/webhooks-methods signs we accept, and it accepts what we accept', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, text, fc.option(bodies), async (body, secret, other) => {
      const signature = await signAsGitHub(secret, body)
      const sent = other ?? body
      const ours = verdict('github', { headers: { 'x-hub-signature-256': signature }, body: sent, secret })
      expect(isOk(ours)).toBe(sent === body)
      expect(await verifiedByGitHub(secret, sent, signature)).toBe(isOk(ours))
    }),
  )
})
