import { Router } from 'express'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import { type Attempts, createAttempts } from './attempts.ts'
import { entryRoutes } from './entry-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import type { Passwords } from './password.ts'
import { passwordRoutes } from './password-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import type { Sessions } from './sessions.ts'
import { tokenRoutes } from './token-routes.ts'
import { userRoutes } from './user-routes.ts'

export interface AccountDeps {
  storage: Pick<Storage, 'accounts' | 'users' | 'invitations' | 'resets' | 'tokens'>
  sessions: Sessions
  passwords: Passwords
  audit: AuditMaker
  publicUrl: string | undefined
  newId: (now: number) => string
  now: () => number
}

/** What all of these rooms need; wrong tries at one door count at the others. */
export interface DoorDeps extends AccountDeps {
  attempts: Attempts
}

/** Who comes in, by which door, and who may what. */
export function accountRoutes(deps: AccountDeps): Router {
  const router = Router()
  const door: DoorDeps = { ...deps, attempts: createAttempts(deps.now) }
  router.use(entryRoutes(door))
  router.use('/users', userRoutes(deps))
  router.use('/invitations', invitationRoutes(door))
  router.use('/password', passwordRoutes(door))
  router.use('/sessions', sessionRoutes(deps))
  router.use('/tokens', tokenRoutes(deps))
  return router
}
