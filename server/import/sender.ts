import { type Outcome, readOutcomes, readReason } from './answer.ts'
import type { Draft } from './mapping.ts'
import { retryAfterMillis } from './retry-after.ts'
import { Unusable } from './unusable.ts'

export interface SenderNeeds {
  url: string
  token: string
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Told before each wait. */
  onWait?: (ms: number, reason: string) => void
  /** How often in a row one batch may be put off before the import gives up. */
  tries?: number
}

/** Posts a batch and answers what became of each entry, in order. Every entry must carry its `externalId`. */
export type Sender = (drafts: readonly Draft[]) => Promise<Outcome[]>

const LONGEST_WAIT = 120_000
const PUT_OFF = new Set([429, 502, 503, 504])

type Attempt = { outcomes: Outcome[] } | { again: string; afterMs: number | null }

export function makeSender(needs: SenderNeeds): Sender {
  return async (drafts) => {
    const outcomes: (Outcome | null)[] = drafts.map(() => null)
    for (let tried = 1; ; tried += 1) {
      const open = outcomes.flatMap((outcome, at) => (outcome === null ? [at] : []))
      const attempt = await post(
        needs,
        open.map((at) => drafts[at] as Draft),
      )
      if ('outcomes' in attempt) keep(outcomes, open, attempt.outcomes)
      if (outcomes.every((outcome) => outcome !== null)) return outcomes
      await putOff(needs, tried, attempt)
    }
  }
}

/** Entries that the server could not take just now stay open. */
function keep(outcomes: (Outcome | null)[], open: readonly number[], found: readonly Outcome[]): void {
  open.forEach((at, nth) => {
    const outcome = found[nth]
    if (outcome && !PUT_OFF.has(outcome.status)) outcomes[at] = outcome
  })
}

async function putOff(
  { wait, onWait, tries = 10 }: SenderNeeds,
  tried: number,
  attempt: Attempt,
): Promise<void> {
  const reason = 'again' in attempt ? attempt.again : 'the server could not keep some entries'
  if (tried >= tries)
    throw new Unusable(`gave up after ${tries} tries: ${reason}. The same command goes on from here`)
  const asked = 'again' in attempt ? attempt.afterMs : null
  const ms = Math.min(asked ?? 500 * 2 ** (tried - 1), LONGEST_WAIT)
  onWait?.(ms, reason)
  await wait(ms)
}

async function post({ url, token, now }: SenderNeeds, drafts: readonly Draft[]): Promise<Attempt> {
  const response = await reach(new URL('/api/v1/feedback/batch', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(drafts),
  })
  if (response === null) return { again: `${url} does not answer`, afterMs: null }
  const body: unknown = await response.json().catch(() => null)
  if (PUT_OFF.has(response.status)) {
    const afterMs = retryAfterMillis(response.headers.get('retry-after'), now())
    return { again: `the server answers ${response.status}, ${readReason(body)}`, afterMs }
  }
  const outcomes = response.ok ? readOutcomes(body, drafts.length) : null
  if (outcomes === null) throw new Unusable(refusal(url, response.status, readReason(body)))
  return { outcomes }
}

/** Null when the server is away, which passes. */
export async function reach(url: URL, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
  } catch {
    return null
  }
}

export function refusal(url: string, status: number, reason: string): string {
  if (status === 401 || status === 403) return `the token is not one of a source of ${url}`
  return `${url} answers ${status}${reason ? `: ${reason}` : ', which is not what a Tenfoot server says'}`
}
