import * as v from 'valibot'
import { Credentials, Setup } from '../../accounts/entry-routes.ts'
import { Accept, Look as InvitationLook, Invite } from '../../accounts/invitation-routes.ts'
import { Change as PasswordChange, Reset, Look as ResetLook } from '../../accounts/password-routes.ts'
import { NewToken } from '../../accounts/token-routes.ts'
import { Change } from '../../accounts/user-routes.ts'
import { Query as AuditQuery, FileQuery } from '../../moderation/audit-routes.ts'
import { text, truth } from '../answers/parts.ts'
import {
  Account,
  Actors,
  AuditLines,
  Invitations,
  Invited,
  MadeToken,
  NewInvitation,
  PasswordLink,
  Sessions,
  Tokens,
  User,
  Users,
} from '../answers/people.ts'
import type { Chapter } from '../operation.ts'

const KEY = 'as it stands behind the # of the link'
const PASSWORD = 'four words and a number'

export const access: Chapter = {
  name: 'Signing in',
  about:
    'A session is a cookie that scripts cannot read; whatever changes something with it must come with this server’s own `Origin`. Programs send a personal access token as Bearer instead, and need no Origin.',
  operations: {
    'POST /session': {
      summary: 'Sign in',
      body: { schema: Credentials, example: { email: 'owner@example.com', password: PASSWORD } },
      answers: { 201: Account },
    },
    'GET /session': { summary: 'Who you are', answers: { 200: Account } },
    'DELETE /session': { summary: 'Sign out', answers: { 204: null } },
    'GET /setup': { summary: 'Whether there is no owner yet', answers: { 200: v.object({ needed: truth }) } },
    'POST /setup': {
      summary: 'Become the first owner',
      body: { schema: Setup, example: { key: KEY, email: 'owner@example.com', password: PASSWORD } },
      answers: { 201: Account },
    },
    'PUT /password': {
      summary: 'Change your password',
      body: { schema: PasswordChange, example: { current: 'the one before', password: PASSWORD } },
      answers: { 204: null },
    },
    'POST /password/reset/look': {
      summary: 'Whose password a link sets',
      body: { schema: ResetLook, example: { key: KEY } },
      answers: { 200: v.object({ email: text }) },
    },
    'POST /password/reset': {
      summary: 'Set a password by a link',
      body: { schema: Reset, example: { key: KEY, password: PASSWORD } },
      answers: { 201: Account },
    },
    'GET /sessions': { summary: 'Where you are signed in', answers: { 200: Sessions } },
    'DELETE /sessions': { summary: 'Sign out everywhere else', answers: { 204: null } },
    'DELETE /sessions/:id': { summary: 'End one session', answers: { 204: null } },
    'GET /tokens': { summary: 'List your access tokens', answers: { 200: Tokens } },
    'POST /tokens': {
      summary: 'Make an access token',
      about:
        'It may no more than its scope says, and never more than you. It ends within a year, and is told once.',
      body: {
        schema: NewToken,
        example: { name: 'Monthly report', scope: 'read', expiresAt: '2026-12-31T00:00:00Z' },
      },
      answers: { 201: MadeToken },
    },
    'DELETE /tokens/:id': { summary: 'End an access token', answers: { 204: null } },
  },
}

export const people: Chapter = {
  name: 'People',
  about: 'Who may come in, and who did what.',
  operations: {
    'GET /users': { summary: 'List people', answers: { 200: Users } },
    'GET /users/:id': { summary: 'Read one', answers: { 200: User } },
    'PATCH /users/:id': {
      summary: 'Change what somebody may',
      body: { schema: Change, example: { role: 'moderator' } },
      answers: { 200: User },
    },
    'DELETE /users/:id': { summary: 'Remove somebody', answers: { 204: null } },
    'POST /users/:id/reset': { summary: 'Make a link to a new password', answers: { 201: PasswordLink } },
    'DELETE /users/:id/sessions': { summary: 'Sign somebody out', answers: { 204: null } },
    'GET /invitations': { summary: 'List open invitations', answers: { 200: Invitations } },
    'POST /invitations': {
      summary: 'Invite somebody',
      about: 'Its link is told once, to be handed over.',
      body: { schema: Invite, example: { email: 'jo@example.com', role: 'moderator' } },
      answers: { 201: NewInvitation },
    },
    'DELETE /invitations/:id': { summary: 'Take an invitation back', answers: { 204: null } },
    'POST /invitations/look': {
      summary: 'Whom an invitation is for',
      body: { schema: InvitationLook, example: { key: KEY } },
      answers: { 200: Invited },
    },
    'POST /invitations/accept': {
      summary: 'Accept an invitation',
      body: { schema: Accept, example: { key: KEY, password: PASSWORD } },
      answers: { 201: Account },
    },
    'GET /audit': { summary: 'Who did what when', query: AuditQuery, answers: { 200: AuditLines } },
    'GET /audit/actors': { summary: 'Everybody in the log', answers: { 200: Actors } },
    'GET /audit/export': {
      summary: 'Export the log',
      query: FileQuery,
      answers: { 200: { types: ['text/csv', 'application/x-ndjson'], is: 'Its lines, oldest first.' } },
    },
  },
}
