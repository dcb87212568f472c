import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SCHEMES } from './schemes.ts'
import { verify } from './verify.ts'

interface Case {
  name: string
  secret: string
  headers: Record<string, string>
  expect: 'accept' | 'reject'
  bodyOverride?: string
  /** Seconds. */
  now?: number
  method?: string
  uri?: string
}

const FILE = new URL('../../../../shared/payloads/signatures/vectors.json', import.meta.url)

test.runIf(existsSync(FILE))(
  '[G1] every collected delivery has its verdict, among all schemes at once',
  () => {
    const { positive, negative, defaultBody, clock } = JSON.parse(readFileSync(FILE, 'utf8'))
    const wrong = [...positive, ...negative].filter((it: Case) => {
      const headers = Object.fromEntries(
        Object.entries(it.headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
      const body = it.bodyOverride ? Buffer.from(it.bodyOverride) : Buffer.from(defaultBody.base64, 'base64')
      const incoming = { method: it.method ?? 'POST', url: it.uri ?? '', headers, body }
      const { ok } = verify(SCHEMES, { incoming, secrets: [it.secret], now: (it.now ?? clock.unix) * 1000 })
      return ok !== (it.expect === 'accept')
    })
    expect(wrong).toEqual([])
    expect(positive.length + negative.length).toBeGreaterThanOrEqual(30)
  },
)
