import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'
import type { WallHandshake } from '../../shared/protocol.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { hashKey } from '../keys.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'

interface AdmissionDeps {
  storage: Pick<Storage, 'walls' | 'wallLinks'>
  sessions: Sessions
  publicUrl: string | undefined
}

/** A wall that somebody may see, and whose pages may frame it for them. */
export interface Admitted {
  wall: Wall
  frameHosts: string[]
}

export type Admission = ReturnType<typeof createAdmission>

/** Who may see a wall: its share key opens it, and so does an admin's session. */
export function createAdmission({ storage, sessions, publicUrl }: AdmissionDeps) {
  async function byKey(slug: string, key: string): Promise<Wall | null> {
    const wall = await storage.walls.byKeyHash(hashKey(key))
    return wall?.slug === slug ? wall : null
  }

  async function bySession(slug: string, headers: IncomingMessage['headers']): Promise<Wall | null> {
    return (await sessions.accountOf(headers)) ? storage.walls.bySlug(slug) : null
  }

  return {
    /** The wall of a page's address. Only a link with a key may be framed: a session is its owner's alone. */
    async ofRequest(request: Request): Promise<Admitted | null> {
      const { key } = request.query
      const slug = String(request.params.slug)
      const byShareKey = typeof key === 'string' ? await byKey(slug, key) : null
      if (byShareKey) {
        const link = await storage.wallLinks.byKeyHash(hashKey(key as string))
        return { wall: byShareKey, frameHosts: link?.frameHosts ?? [] }
      }
      const wall = await bySession(slug, request.headers)
      return wall && { wall, frameHosts: [] }
    },

    /** The name of the link that opens a socket's wall. */
    async linkOf({ key }: WallHandshake): Promise<string | null> {
      if (key === undefined) return null
      return (await storage.wallLinks.byKeyHash(hashKey(key)))?.name ?? null
    },

    /** The wall of a socket. One that leans on the cookie must come from our own pages. */
    async ofHandshake({ wall, key }: WallHandshake, { headers }: IncomingMessage): Promise<Wall | null> {
      if (wall === undefined) return null
      const byShareKey = key === undefined ? null : await byKey(wall, key)
      if (byShareKey || !isOwnOrigin(headers, publicUrl)) return byShareKey
      return bySession(wall, headers)
    },
  }
}
