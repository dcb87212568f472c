import { readFileSync } from 'node:fs'
import type { Incoming } from '../incoming.ts'
import { schemeNamed } from './schemes.ts'
import { type Verdict, verify } from './verify.ts'

/** A delivery that is signed, or nearly: written down, for tests. */
export interface Vector {
  name: string
  scheme: string
  headers: Record<string, string>
  secret: string
  /** Milliseconds. */
  now: number
  method: string
  url: string
  body: string
}

interface Written {
  defaults: Omit<Vector, 'name' | 'scheme' | 'headers'>
  accept: Pick<Vector, 'name' | 'scheme' | 'headers'>[]
  reject: (Pick<Vector, 'name' | 'scheme' | 'headers'> & { why: string })[]
}

const { defaults, accept, reject }: Written = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
)

export const ACCEPTED: readonly Vector[] = accept.map((vector) => ({ ...defaults, ...vector }))
export const REFUSED = reject.map((vector) => ({ ...defaults, ...vector }))

export function incomingOf({ method, url, headers, body }: Vector): Incoming {
  return { method, url, headers, body: Buffer.from(body) }
}

/** With the secret of the vector, or with others. */
export function verdictOn(vector: Vector, secrets: readonly string[] = [vector.secret]): Verdict {
  const scheme = schemeNamed(vector.scheme)
  if (scheme === undefined) throw new Error(`there is no scheme ${vector.scheme}`)
  return verify(scheme, { incoming: incomingOf(vector), secrets, now: vector.now })
}
