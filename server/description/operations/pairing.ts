import { ScreenChangeSchema } from '../../screens/change.ts'
import { HereSchema, LookSchema, PairSchema, ReplaceSchema } from '../../screens/pairing-schema.ts'
import { TroubleSchema } from '../../screens/trouble-routes.ts'
import { NewScreen, PendingCode, Screen } from '../answers/screens.ts'
import type { Chapter } from '../operation.ts'

const WRONG_CODES =
  'A code that is unknown, used or over is answered with 404. Ten wrong ones of an account within a quarter of an hour are answered with 429.'

export const pairing: Chapter = {
  name: 'Pairing screens',
  about:
    'A browser that opens the server’s address shows a code of six letters. Whoever enters it here makes a screen of that browser. A player that nobody stands before opens a magic link instead.',
  operations: {
    'POST /screens/look': {
      summary: 'Look which device shows a code',
      about: `What it says of itself, to be compared before confirming. ${WRONG_CODES}`,
      body: { schema: LookSchema, example: { code: 'BCD-FGH' } },
      answers: { 200: PendingCode },
    },
    'POST /screens': {
      summary: 'Pair a screen',
      about: `With \`code\`, its page shows the wall at once. With \`link\`, whatever opens the \`url\` is the screen: a credential, answered this once. ${WRONG_CODES}`,
      body: {
        schema: PairSchema,
        example: { code: 'BCD-FGH', name: 'Lobby', wall: '01jdz0000000000000000000aa' },
      },
      answers: { 201: NewScreen },
    },
    'GET /screens/:id': { summary: 'Read a screen', answers: { 200: Screen } },
    'PATCH /screens/:id': {
      summary: 'Change a screen',
      about: 'It shows another wall, the paused picture or a darker one at once.',
      body: { schema: ScreenChangeSchema, example: { name: 'Lobby, left', dim: 0.3 } },
      answers: { 200: Screen },
    },
    'POST /screens/:id/replace': {
      summary: 'Put another device in its place',
      about:
        'Name, wall, group and history stay. The device that it was shows a code again. A magic link is renewed in the same way.',
      body: { schema: ReplaceSchema, example: { link: true } },
      answers: { 200: NewScreen },
    },
    'DELETE /screens/:id': {
      summary: 'Revoke a screen',
      about: 'Its key opens nothing any more, and its page shows a code at once.',
      answers: { 204: null },
    },
    'PUT /screens/here': {
      summary: 'Keep which screen this browser is',
      about: 'For the wall’s own page: a cookie that its scripts cannot read.',
      body: { schema: HereSchema, example: { token: 'tf_screen_…' } },
      answers: { 204: null },
    },
    'POST /screens/trouble': {
      summary: 'Say that a wall’s page does not work',
      about:
        'For the wall’s own page, which can prove nothing then. It is logged; a paired screen’s history keeps it.',
      body: { schema: TroubleSchema, example: { step: 'script', message: 'The script did not load.' } },
      answers: { 204: null },
    },
    'DELETE /screens/here': { summary: 'Forget which screen this browser is', answers: { 204: null } },
  },
}
