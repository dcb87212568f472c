import { Query as RetentionQuery } from '../../data/retention-routes.ts'
import { Which } from '../../sources/routes.ts'
import { AddressRotation, SecretRotation } from '../../sources/secret-routes.ts'
import { SourceChangeSchema, SourceSchema } from '../../sources/settings.ts'
import { Rotation } from '../../sources/token-routes.ts'
import { KeptFeedback } from '../answers/feedback.ts'
import {
  NewAddress,
  NewSecret,
  NewSource,
  Pulses,
  Remains,
  Retention,
  RotatedToken,
  Source,
  SourceRequests,
  Sources,
  SourceTokens,
} from '../answers/sources.ts'
import type { Chapter } from '../operation.ts'

export const sources: Chapter = {
  name: 'Sources',
  about:
    'Where feedback comes from: one integration each, with its own token, address, secret and policy. Secrets are answered once, when they are made.',
  operations: {
    'GET /sources': { summary: 'List sources', query: Which, answers: { 200: Sources } },
    'POST /sources': {
      summary: 'Make a source',
      about:
        '`needs` names what the preset still has to be told before it understands answers; deliveries wait until then.',
      body: {
        schema: SourceSchema,
        example: {
          name: 'After the delivery',
          policy: 'publish',
          preset: 'generic',
          metric: 'nps',
          timeZone: 'Europe/Berlin',
        },
      },
      answers: { 201: NewSource },
    },
    'GET /sources/pulse': { summary: 'Whether each source speaks as usual', answers: { 200: Pulses } },
    'GET /sources/:id': { summary: 'Read a source', answers: { 200: Source } },
    'PATCH /sources/:id': {
      summary: 'Change a source',
      about:
        'What is not named stays, null takes away. With `revision` only if nobody has changed it since, else 409.',
      body: { schema: SourceChangeSchema, example: { name: 'After the parcel', policy: 'hold' } },
      answers: { 200: Source },
    },
    'DELETE /sources/:id': {
      summary: 'Delete a source',
      about: 'Its entries stay and count.',
      answers: { 204: null },
    },
    'DELETE /sources/:id/everything': {
      summary: 'Delete a source and the words of its entries',
      answers: { 204: null },
    },
    'GET /sources/:id/remains': { summary: 'What a deletion would leave', answers: { 200: Remains } },
    'GET /sources/:id/retention': {
      summary: 'What a time of keeping would take away',
      query: RetentionQuery,
      answers: { 200: Retention },
    },
    'GET /sources/:id/tokens': { summary: 'List its tokens', answers: { 200: SourceTokens } },
    'POST /sources/:id/tokens': {
      summary: 'Renew its token',
      about: 'The one before goes on for `overlapHours`.',
      body: { schema: Rotation, example: { overlapHours: 24 } },
      answers: { 201: RotatedToken },
    },
    'DELETE /sources/:id/tokens/:token': { summary: 'End a token', answers: { 204: null } },
    'POST /sources/:id/secret': {
      summary: 'Renew the signing secret',
      about: 'Without `secret` one is made here. What was signed with before is accepted for `overlapHours`.',
      body: { schema: SecretRotation, example: { secret: 'as the tool shows it', overlapHours: 24 } },
      answers: { 201: NewSecret },
    },
    'POST /sources/:id/address': {
      summary: 'Renew the address of its hook',
      body: { schema: AddressRotation, example: { overlapHours: 24 } },
      answers: { 201: NewAddress },
    },
    'GET /sources/:id/requests': {
      summary: 'What it last sent and was answered',
      answers: { 200: SourceRequests },
    },
    'POST /sources/:id/test': { summary: 'Send a test voice', answers: { 201: KeptFeedback } },
  },
}
