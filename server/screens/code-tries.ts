import type { Logger } from 'pino'
import { Problem } from '../http/problem.ts'
import type { CodeTrier } from '../storage/code-tries.ts'
import type { Storage } from '../storage/storage.ts'

const WARN_EVERY_MS = 60_000

interface CodeTriesDeps {
  storage: Pick<Storage, 'codeTries'>
  newId: (now: number) => string
  now: () => number
  log: Pick<Logger, 'warn'>
}

/** Codes are short: whoever guesses is stopped long before a guess could hit. */
export function createCodeTries({ storage, newId, now, log }: CodeTriesDeps) {
  let warned = Number.NEGATIVE_INFINITY

  function warn(by: CodeTrier): void {
    if (now() - warned < WARN_EVERY_MS) return
    warned = now()
    log.warn({ account: by.account }, 'somebody tries many pairing codes')
  }

  return {
    /**
     * Begins a try, which counts until `right` is called with what this answers.
     * @throws Problem 429 while one of the limits is reached
     */
    async begin(by: CodeTrier): Promise<string> {
      const id = newId(now())
      const wait = await storage.codeTries.begin(id, by, now())
      if (wait === 0) return id
      warn(by)
      throw tooMany(Math.ceil(wait / 1000))
    },

    right: (id: string): Promise<void> => storage.codeTries.right(id),
  }
}

function tooMany(seconds: number): Problem {
  return new Problem(429, `Too many wrong codes. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  })
}
