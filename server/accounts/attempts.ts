import type { Request } from 'express'
import { Problem } from '../http/problem.ts'
import { blockOf } from './address.ts'

/** What may be wrong before anybody waits: an office shares its address, an account is one person's. */
const FREE = { account: 5, address: 20 } as const
const LONGEST_WAIT_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 60 * 60_000
const KEPT = 10_000

/** What a try is held against. */
export interface Trier {
  kind: keyof typeof FREE
  name: string
}

export type Attempts = ReturnType<typeof createAttempts>

/** Whoever tries: the account tried, by its e-mail, and where it is tried from. */
export function triers(request: Request, email?: string): Trier[] {
  const address = { kind: 'address', name: blockOf(request.ip ?? '') } as const
  return email === undefined ? [address] : [{ kind: 'account', name: email }, address]
}

/** Slows down whoever guesses: after some failures each one doubles the wait, up to 15 minutes. */
export function createAttempts(now: () => number) {
  const failures = new Map<string, { count: number; until: number }>()
  const keyOf = ({ kind, name }: Trier) => `${kind} ${name}`

  function known(trier: Trier) {
    const found = failures.get(keyOf(trier))
    return found && found.until + FORGOTTEN_AFTER_MS > now() ? found : { count: 0, until: 0 }
  }

  /** Those that failed longest ago are forgotten first, so that nobody drowns their own in many others. */
  function failed(trier: Trier): void {
    const count = known(trier).count + 1
    const past = count - FREE[trier.kind]
    const wait = past < 0 ? 0 : Math.min(1000 * 2 ** past, LONGEST_WAIT_MS)
    failures.delete(keyOf(trier))
    failures.set(keyOf(trier), { count, until: now() + wait })
    const oldest = failures.size > KEPT ? failures.keys().next().value : undefined
    if (oldest !== undefined) failures.delete(oldest)
  }

  function giveBack(trier: Trier): void {
    const { count, until } = known(trier)
    const left = Math.max(0, count - 1)
    failures.set(keyOf(trier), { count: left, until: left < FREE[trier.kind] ? now() : until })
  }

  return {
    /**
     * Begins a try. It is held against them until it proves right: many at once must not be free.
     * @throws Problem 429 while one of them has to wait
     */
    begin(by: readonly Trier[]): void {
      const wait = Math.max(...by.map((trier) => known(trier).until - now()))
      if (wait > 0) throw tooMany(Math.ceil(wait / 1000))
      by.forEach(failed)
    },

    /** The account starts afresh. The address gets back this one try: it may be guessing at others as well. */
    succeeded(by: readonly Trier[]): void {
      for (const trier of by) {
        if (trier.kind === 'account') failures.delete(keyOf(trier))
        else giveBack(trier)
      }
    },
  }
}

function tooMany(seconds: number): Problem {
  return new Problem(429, `Too many wrong tries. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  })
}
