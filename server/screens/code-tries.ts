import type { Logger } from 'pino'
import { Problem } from '../http/problem.ts'
import { createWindowLimit } from './window-limit.ts'

const QUARTER_MS = 15 * 60_000
/** Wrong codes: of one account, from one address, and of everybody together. */
const LIMITS = {
  account: { most: 10, withinMs: QUARTER_MS },
  block: { most: 30, withinMs: QUARTER_MS },
  all: { most: 300, withinMs: 60_000 },
} as const
const WARN_EVERY_MS = 60_000

/** Who tries a code, and the block of addresses that they come from. */
export interface CodeTrier {
  account: string
  block: string
}

/** Codes are short: whoever guesses is stopped long before a guess could hit. */
export function createCodeTries({ now, log }: { now: () => number; log: Pick<Logger, 'warn'> }) {
  const limits = {
    account: createWindowLimit({ ...LIMITS.account, now }),
    block: createWindowLimit({ ...LIMITS.block, now }),
    all: createWindowLimit({ ...LIMITS.all, now }),
  }
  const kinds = Object.keys(limits) as (keyof typeof limits)[]
  const nameOf = (kind: keyof typeof limits, by: CodeTrier) => (kind === 'all' ? '' : by[kind])
  let warned = Number.NEGATIVE_INFINITY

  function warn(by: CodeTrier): void {
    if (now() - warned < WARN_EVERY_MS) return
    warned = now()
    log.warn({ account: by.account }, 'somebody tries many pairing codes')
  }

  return {
    /**
     * Begins a try. It counts as wrong until it proves right: many at once must not be free.
     * @throws Problem 429 while one of the limits is reached
     */
    begin(by: CodeTrier): void {
      const wait = Math.max(...kinds.map((kind) => limits[kind].wait(nameOf(kind, by))))
      if (wait > 0) {
        warn(by)
        throw tooMany(Math.ceil(wait / 1000))
      }
      for (const kind of kinds) limits[kind].take(nameOf(kind, by))
    },

    /** The code was right. */
    right(by: CodeTrier): void {
      for (const kind of kinds) limits[kind].giveBack(nameOf(kind, by))
    },
  }
}

function tooMany(seconds: number): Problem {
  return new Problem(429, `Too many wrong codes. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  })
}
