import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { WallHandshake } from '../../shared/protocol.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import { hashKey } from '../keys.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { Storage } from '../storage/storage.ts'

const COOKIE = 'tenfoot_screen'
/** As long as browsers keep any. */
const LIFETIME_S = 400 * 24 * 60 * 60

interface IdentityDeps {
  storage: Pick<Storage, 'screens'>
  publicUrl: string | undefined
  now: () => number
}

/** A screen, and which of its keys it came with. */
export interface Identified {
  screen: Screen
  keyHash: string
  /** The key itself where a cookie brought it, which its page cannot read. */
  cookie: string | null
}

export type ScreenIdentity = ReturnType<typeof createScreenIdentity>

/** Which screen a page is: by the key that it says, or by the cookie that scripts cannot read. */
export function createScreenIdentity({ storage, publicUrl, now }: IdentityDeps) {
  async function byKey(key: string, cookie: string | null = null): Promise<Identified | null> {
    const keyHash = hashKey(key)
    const screen = await storage.screens.byKeyHash(keyHash, now())
    return screen && { screen, keyHash, cookie }
  }

  async function byCookie(cookies: string | undefined): Promise<Identified | null> {
    const key = parseCookie(cookies ?? '')[COOKIE]
    return key ? byKey(key, key) : null
  }

  function setCookie(request: Request, response: Response, value: string, maxAge: number): void {
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure, maxAge } as const
    response.append('Set-Cookie', stringifySetCookie({ name: COOKIE, value, ...options }))
  }

  return {
    byKey,
    byCookie,

    /** Null for a key that opens nothing. A socket that leans on the cookie must come from our own pages. */
    async ofHandshake({ screen = '' }: Pick<WallHandshake, 'screen'>, { headers }: IncomingMessage) {
      if (screen !== '') return byKey(screen)
      return isOwnOrigin(headers, publicUrl) ? byCookie(headers.cookie) : null
    },

    remember(request: Request, response: Response, key: string): void {
      setCookie(request, response, key, LIFETIME_S)
    },
    forget(request: Request, response: Response): void {
      setCookie(request, response, '', 0)
    },
  }
}
