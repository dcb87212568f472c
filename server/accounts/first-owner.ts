import type { Config } from '../config.ts'
import { hashKey, newKey } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { Passwords } from './password.ts'

const SETUP_LIFETIME_MS = 60 * 60_000

interface FirstOwnerDeps {
  storage: Pick<Storage, 'accounts'>
  admin: Config['admin']
  passwords: Pick<Passwords, 'hash'>
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
}

/**
 * Makes sure that somebody can get in: the owner named in the settings, or a fresh set-up key that works
 * once within an hour. Answers that key, or null when there is an owner.
 */
export async function prepareFirstOwner(deps: FirstOwnerDeps): Promise<string | null> {
  const { storage, admin, passwords, audit, newId, now } = deps
  if (await storage.accounts.hasOwner()) return null
  if (admin) {
    const id = newId(now())
    const row = {
      id,
      email: admin.email.trim().toLowerCase(),
      password_hash: await passwords.hash(admin.password),
      created_at: now(),
    }
    await storage.accounts.createOwner(row, audit('system', 'owner.created', id))
    return null
  }
  const key = newKey('setup')
  await storage.accounts.offerSetup(hashKey(key), now() + SETUP_LIFETIME_MS, now())
  return key
}
