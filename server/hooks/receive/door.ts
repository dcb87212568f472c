import type { Request } from 'express'
import type { Proof } from '../../../shared/deliveries.ts'
import { hashKey, newSigningSecret } from '../../keys.ts'
import type { SourceToken } from '../../storage/source-tokens.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Incoming } from '../incoming.ts'
import { presetNamed } from '../presets.ts'
import { schemesOf } from '../schemes-of.ts'
import { isStatic } from '../signatures/scheme.ts'
import { type Verdict, verify } from '../signatures/verify.ts'

const KEPT = 1_000
const NO_SECRET = newSigningSecret()

/** Whose hook was called, and what of the call shows it before its body is read. */
export interface Caller {
  source: Source
  /** What was shown so far; `wrong` for a key in the address that is not this source's. */
  by: 'address' | 'token' | 'nothing' | 'wrong'
}

/** `note`: what an admin could do better. */
export type Admitted = { proof: Proof; note?: string } | { refused: string }

type Bearer = { source: Source; token: SourceToken }

/** Finds out whose hook is called and whether the caller is its sender. What is known is remembered until settings change. */
export function createDoor({
  storage,
  now,
}: {
  storage: Pick<Storage, 'sources' | 'sourceTokens' | 'onCommit'>
  now: () => number
}) {
  let sources = new Map<string, Source>()
  let keys = new Map<string, Bearer>()
  storage.onCommit(({ settings }) => {
    if (!settings) return
    sources = new Map()
    keys = new Map()
  })

  async function remembered<Value>(
    cache: Map<string, Value>,
    key: string,
    find: () => Promise<Value | null>,
  ): Promise<Value | null> {
    const known = cache.get(key) ?? (await find())
    if (known === null) return null
    if (cache.size >= KEPT) cache.clear()
    // Into the map of before: had the settings changed meanwhile, this would be as it was.
    cache.set(key, known)
    return known
  }

  async function opens(key: string, kind: 'token' | 'address', source: string): Promise<boolean> {
    const hash = hashKey(key)
    const bearer = await remembered(keys, `${kind} ${hash}`, () => storage.sourceTokens.byHash(hash, kind))
    if (bearer?.source.id !== source) return false
    return bearer.token.endsAt === null || bearer.token.endsAt > now()
  }

  return {
    /** Null where there is no such source. An address that is none costs what a wrong one costs. */
    async callerOf(request: Request): Promise<Caller | null> {
      const { source: id, secret } = request.params as { source: string; secret?: string }
      const inHeader = bearerOf(request)
      const token = inHeader ?? accessTokenOf(request)
      // All at once: an id that is none takes no longer than a wrong key.
      const [source, byToken, byAddress] = await Promise.all([
        remembered(sources, id, () => storage.sources.byId(id)),
        token !== null && opens(token, 'token', id),
        secret !== undefined && opens(secret, 'address', id),
      ])
      if (!source) return null
      if (secret !== undefined && !byAddress) return { source, by: 'wrong' }
      const asToken = byToken && (inHeader !== null || source.preset === 'cloudevents')
      return { source, by: asToken ? 'token' : byAddress ? 'address' : 'nothing' }
    },

    /** Whether the caller is the source's sender, as its body and its signature show. */
    admit({ source, by }: Caller, incoming: Incoming): Admitted {
      if (by === 'wrong') return { refused: 'The secret in the address is not this source’s, or has ended.' }
      if (by === 'token') return { proof: 'token' }
      const schemes = schemesOf(source)
      // Without the sender's own secret there is nothing that a header sent as it is could be compared with.
      const asked = source.secretGiven ? schemes : schemes.filter((scheme) => !isStatic(scheme))
      const verdict = verify(asked, { incoming, secrets: secretsOf(source, now()), now: now() })
      if (verdict.ok) return { proof: by === 'address' ? 'address and signature' : 'signature' }
      if (by === 'address' && !(source.secretGiven && schemes.length > 0)) {
        if (verdict.why === 'absent') return { proof: 'address' }
        if (signsWithItsOwn(source)) return { proof: 'address', note: NOT_CHECKED }
      }
      return { refused: refusalOf(verdict, source.secretGiven) }
    },

    /** Looks at a signature as if there were a source that it could be of, so that the time tells nothing. */
    pretend(incoming: Incoming): void {
      verify(schemesOf({ preset: 'generic' }), { incoming, secrets: [NO_SECRET], now: now() })
    },
  }
}

export type Door = ReturnType<typeof createDoor>

const NOT_CHECKED =
  'It is signed with a secret that is not here, so its address alone was looked at. Paste the tool’s secret into the source.'

/** A tool that makes the secret itself signs from the beginning, whether or not anybody has pasted it here. */
function signsWithItsOwn({ preset, signature, secretGiven }: Source): boolean {
  return !secretGiven && signature === undefined && presetNamed(preset ?? '')?.secretFrom === 'sender'
}

function secretsOf({ signingSecret, previousSecret }: Source, now: number): string[] {
  const before = previousSecret && previousSecret.endsAt > now ? [previousSecret.secret] : []
  return [signingSecret, ...before]
}

function bearerOf(request: Request): string | null {
  return /^Bearer\s+(\S{1,200})\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** Senders of CloudEvents that can set no header have it so ("HTTP 1.1 Web Hooks for Event Delivery", 3.2). */
function accessTokenOf({ query }: Request): string | null {
  const { access_token: token } = query
  return typeof token === 'string' && /^\S{1,200}$/.test(token) ? token : null
}

/** For the log of the source; its sender is not told which part was wrong. */
function refusalOf(verdict: Exclude<Verdict, { ok: true }>, given: boolean): string {
  switch (verdict.why) {
    case 'absent':
      return given
        ? 'It was not signed, and this source has its sender’s secret.'
        : 'It came to the short address without a signature and without the source’s token.'
    case 'malformed':
      return 'Its signature is not in the form that this source’s tool uses.'
    case 'mismatch':
      return given
        ? 'Its signature does not fit: another secret was signed with, or other bytes.'
        : 'Its signature does not fit. If the tool has a secret of its own, paste it into the source.'
    case 'stale':
      return `It was signed ${-verdict.skewSeconds} s ago, which is too old: a late repetition, or the clocks differ.`
    case 'ahead':
      return `It was signed ${verdict.skewSeconds} s ahead of our time: the clocks differ.`
  }
}
