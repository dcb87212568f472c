import * as v from 'valibot'
import { ListQuery } from '../../http/list.ts'
import { ScreensChangeSchema } from '../../screens/change.ts'
import { MeantSchema } from '../../screens/meant.ts'
import { Screen, ScreenHistory, Screens } from '../answers/screens.ts'
import type { Chapter } from '../operation.ts'

export const screens: Chapter = {
  name: 'Screens',
  about:
    'The TVs that show walls. Many at once are named by `screens` (their ids), by their `group`, or by the `wall` that they show.',
  operations: {
    'GET /screens': {
      summary: 'List screens',
      about:
        'All that are paired, connected or not, then pages that are open by a share link. Addresses, user agents and who paired them are told to admins.',
      query: v.strictObject(ListQuery),
      answers: { 200: Screens },
    },
    'PATCH /screens': {
      summary: 'Change many screens',
      body: { schema: ScreensChangeSchema, example: { group: 'Ground floor', set: { paused: true } } },
      answers: { 200: Screens },
    },
    'POST /screens/identify': {
      summary: 'Have many show their names',
      body: { schema: MeantSchema, example: { group: 'Ground floor' } },
      answers: { 200: Screens },
    },
    'POST /screens/reload': {
      summary: 'Have many load their pages anew',
      body: { schema: MeantSchema, example: { group: 'Ground floor' } },
      answers: { 200: Screens },
    },
    'POST /screens/:id/identify': {
      summary: 'Have it show its name',
      about: 'Large, for half a minute.',
      answers: { 200: Screen },
    },
    'POST /screens/:id/reload': {
      summary: 'Have it load its page anew',
      about: 'A screen that is away does so once when it is back.',
      answers: { 200: Screen },
    },
    'GET /screens/:id/history': {
      summary: 'What happened to a screen',
      about: 'The newest first, of the last 90 days.',
      query: v.strictObject(ListQuery),
      answers: { 200: ScreenHistory },
    },
  },
}
