import * as v from 'valibot'
import { ROLES } from '../../accounts/roles.ts'
import { anything, listOf, maybe, text, time, truth, whole } from './parts.ts'

const account = { id: text, email: text, role: v.picklist(ROLES), personalData: truth }
export const Account = v.object(account)

export const User = v.object({ ...account, createdAt: time, seenAt: maybe(time), revision: whole })
export const Users = listOf(User)
export const PasswordLink = v.object({ url: text, expiresAt: time })

const invitation = { ...account, invitedBy: text, createdAt: time, expiresAt: time }
export const Invitations = listOf(v.object(invitation))
export const NewInvitation = v.object({ ...invitation, url: text })
export const Invited = v.object({ email: text, role: v.picklist(ROLES), expiresAt: time })

export const Sessions = listOf(
  v.object({ id: text, current: truth, browser: maybe(text), createdAt: time, seenAt: time }),
)

const token = {
  id: text,
  name: text,
  scope: v.picklist(['read', 'moderate', 'admin']),
  createdAt: time,
  expiresAt: time,
  usedAt: maybe(time),
}
export const Tokens = listOf(v.object(token))
export const MadeToken = v.object({ ...token, token: text })

export const AuditLines = listOf(
  v.object({
    id: text,
    at: time,
    actor: text,
    actorEmail: maybe(text),
    action: text,
    subject: text,
    before: maybe(anything),
    after: maybe(anything),
    number: whole,
    hash: text,
  }),
)
export const Actors = listOf(v.object({ id: text, email: text }))

export const Person = v.object({
  entries: whole,
  sources: v.array(text),
  first: maybe(time),
  last: maybe(time),
  erasing: whole,
})
export const Erasing = v.object({ entries: whole, erasing: time })
