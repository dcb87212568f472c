import type { Request } from 'express'
import type { Logger } from 'pino'
import { readCode } from '../../shared/screens.ts'
import { blockOf } from '../accounts/address.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { Problem } from '../http/problem.ts'
import { hashKey, newShortKey } from '../keys.ts'
import type { Proof } from '../storage/screens.ts'
import type { Storage } from '../storage/storage.ts'
import { createCodeTries } from './code-tries.ts'

interface ProvingDeps {
  storage: Pick<Storage, 'codeTries'>
  sessions: Sessions
  publicUrl: string | undefined
  newId: (now: number) => string
  now: () => number
  log: Pick<Logger, 'warn'>
}

/** How an admin names the device that is meant: by the code on it, or by a link that it is to open. */
export function createProving(deps: ProvingDeps) {
  const { sessions, publicUrl } = deps
  const tries = createCodeTries(deps)

  /**
   * Does something with a code that somebody typed, as a try that counts for as long as it finds nothing.
   * @throws Problem 404 for what is no code, unknown, used or over alike; 429 for too many of these
   */
  async function byCode<Found>(
    request: Request,
    code: string,
    find: (code: string) => Promise<Found | 'no code'>,
  ): Promise<Exclude<Found, 'no code'>> {
    const by = { account: sessions.account(request).id, block: blockOf(request.ip ?? '') }
    const id = await tries.begin(by)
    const found = await find(readCode(code) ?? '')
    if (found === 'no code') throw noCode()
    await tries.right(id)
    return found as Exclude<Found, 'no code'>
  }

  return {
    byCode,

    /** The same with either proof. `url` is a new link, and told this once. */
    async by<Made>(request: Request, code: string | undefined, make: (proof: Proof) => Promise<Made>) {
      if (code !== undefined) return { made: await byCode(request, code, (known) => make({ code: known })) }
      const secret = newShortKey()
      const made = (await make({ linkHash: hashKey(secret) })) as Exclude<Made, 'no code'>
      const base = publicUrl ?? `${request.protocol}://${request.host}`
      return { made, url: `${base}/w/${secret}` }
    },
  }
}

function noCode(): Problem {
  return new Problem(404, 'No screen shows this code now. Look at the screen again: it may have a newer one.')
}
