import type { Incoming } from '../incoming.ts'
import { isSignedWith } from './computed.ts'
import { isStatic, type Scheme, type SignedScheme, type StaticScheme } from './scheme.ts'
import { readSent, type Sent } from './sent.ts'
import { isSecret, readSecret } from './sent-secret.ts'
import { skewOf } from './timestamp.ts'

export type Verdict =
  | { ok: true; scheme: string }
  | { ok: false; why: 'absent' | 'malformed' | 'mismatch' }
  /** Signed with the secret, but when? `skewSeconds` is how far the sender's clock is ahead of ours; behind is < 0. */
  | { ok: false; why: 'stale' | 'ahead'; skewSeconds: number }

interface Delivery {
  incoming: Incoming
  /** Any of them will do: there are two while one replaces the other. An empty one opens nothing. */
  secrets: readonly string[]
  now: number
}

/**
 * Whether a delivery is its sender's. Of several schemes the first whose header is there decides; among those that
 * share this header, the first in whose form it is.
 */
export function verify(schemes: Scheme | readonly Scheme[], delivery: Delivery): Verdict {
  const answers = [schemes].flat().flatMap((scheme) => {
    const judge = isStatic(scheme) ? secretJudge(scheme, delivery) : signatureJudge(scheme, delivery)
    return judge === null ? [] : { header: headerOf(scheme), judge }
  })
  const sharing = answers.filter(({ header }) => header === answers[0]?.header).map(({ judge }) => judge)
  if (sharing.length === 0) return { ok: false, why: 'absent' }
  const judge = sharing.find((it) => it !== 'malformed')
  return judge === undefined ? { ok: false, why: 'malformed' } : judge()
}

function headerOf(scheme: Scheme): string {
  return String(isStatic(scheme) ? scheme.static.header : scheme.header).toLowerCase()
}

/** Null where no header of the scheme is there. What costs something is done only when asked for. */
type Judge = (() => Verdict) | 'malformed' | null

function secretJudge(scheme: StaticScheme, { incoming, secrets }: Delivery): Judge {
  const sent = readSecret(scheme, incoming.headers)
  if (sent === null || sent === 'malformed') return sent
  const { basic } = scheme.static
  return () => {
    const known = usable(secrets).some((secret) => isSecret(sent, { secret, basic }))
    return known ? { ok: true, scheme: scheme.name } : { ok: false, why: 'mismatch' }
  }
}

function signatureJudge(scheme: SignedScheme, { incoming, secrets, now }: Delivery): Judge {
  const sent = readSent(scheme, incoming.headers)
  if (sent === null || sent === 'malformed') return sent
  return () => {
    const known = usable(secrets).some((secret) => isSignedWith(secret, { scheme, sent, incoming }))
    // What the time says counts only from somebody who knows the secret.
    return known ? inTime(scheme, { sent, now }) : { ok: false, why: 'mismatch' }
  }
}

function inTime({ name, timestamp }: SignedScheme, { sent, now }: { sent: Sent; now: number }): Verdict {
  if (!timestamp || !sent.timestamp) return { ok: true, scheme: name }
  const skewSeconds = skewOf(sent.timestamp.at, now)
  if (Math.abs(skewSeconds) <= timestamp.toleranceSeconds) return { ok: true, scheme: name }
  return { ok: false, why: skewSeconds < 0 ? 'stale' : 'ahead', skewSeconds }
}

function usable(secrets: readonly string[]): string[] {
  return secrets.filter((secret) => secret.trim() !== '')
}
