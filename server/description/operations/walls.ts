import { ByQuery, Query as ScoreQuery, YearQuery } from '../../scores/routes.ts'
import { LinkChangeSchema, LinkSchema } from '../../walls/link-routes.ts'
import { PreviewSchema } from '../../walls/preview-routes.ts'
import { WallChangeSchema, WallSchema } from '../../walls/settings.ts'
import { ByAnswer, Score, YearAnswer } from '../answers/scores.ts'
import {
  AllPaused,
  NewWall,
  NewWallLink,
  Paused,
  Preview,
  ShareKey,
  Wall,
  WallLink,
  WallLinks,
  WallLogo,
  Walls,
} from '../answers/walls.ts'
import type { Chapter } from '../operation.ts'

export const scores: Chapter = {
  name: 'Scores',
  about:
    'The same numbers as on walls, to the digit, with all that makes them honest: sample, margin and real changes. Numbers are unrounded.',
  operations: {
    'GET /scores': {
      summary: 'A score',
      about: 'A `wall` (id or slug) brings its metric, window and filter.',
      query: ScoreQuery,
      answers: { 200: Score },
    },
    'GET /scores/year': {
      summary: 'A year by months or weeks',
      query: YearQuery,
      answers: { 200: YearAnswer },
    },
    'GET /scores/by': { summary: 'A score by each value', query: ByQuery, answers: { 200: ByAnswer } },
  },
}

export const walls: Chapter = {
  name: 'Walls',
  about: 'What groups of screens show.',
  operations: {
    'GET /walls': { summary: 'List walls', answers: { 200: Walls } },
    'POST /walls': {
      summary: 'Make a wall',
      body: {
        schema: WallSchema,
        example: {
          name: 'Entrance',
          slug: 'entrance',
          metric: 'nps',
          timeZone: 'Europe/Berlin',
          goal: { score: 55, by: '2026-12-31' },
          hours: { mon: ['08:00', '18:00'], tue: ['08:00', '18:00'] },
        },
      },
      answers: { 201: NewWall },
    },
    'POST /walls/preview': {
      summary: 'What a wall would show',
      about: 'Of the wall that is named, or of a new one, with these settings. Nothing is kept.',
      body: { schema: PreviewSchema, example: { privacy: 'none', unhappy: 'nameless' } },
      answers: { 200: Preview },
    },
    'PUT /walls/pause': { summary: 'Pause all walls', answers: { 200: AllPaused } },
    'DELETE /walls/pause': { summary: 'Resume all walls', answers: { 200: AllPaused } },
    'GET /walls/:id': { summary: 'Read a wall', answers: { 200: Wall } },
    'PATCH /walls/:id': {
      summary: 'Change a wall',
      body: { schema: WallChangeSchema, example: { name: 'Lobby', windowDays: 90 } },
      answers: { 200: Wall },
    },
    'DELETE /walls/:id': { summary: 'Delete a wall', answers: { 204: null } },
    'PUT /walls/:id/pause': { summary: 'Pause a wall', answers: { 200: Paused } },
    'DELETE /walls/:id/pause': { summary: 'Resume a wall', answers: { 200: Paused } },
    'POST /walls/:id/key': { summary: 'Renew its share key', answers: { 201: ShareKey } },
    'PUT /walls/:id/logo': {
      summary: 'Set its logo',
      body: { types: ['image/png', 'image/jpeg', 'image/webp'], is: 'The picture.' },
      answers: { 200: WallLogo },
    },
    'DELETE /walls/:id/logo': { summary: 'Take its logo away', answers: { 200: WallLogo } },
    'GET /walls/:id/links': { summary: 'List its share links', answers: { 200: WallLinks } },
    'POST /walls/:id/links': {
      summary: 'Make a share link',
      body: {
        schema: LinkSchema,
        example: { name: 'Intranet', frameHosts: ['https://intranet.example.com'] },
      },
      answers: { 201: NewWallLink },
    },
    'PATCH /walls/:id/links/:link': {
      summary: 'Change a share link',
      body: { schema: LinkChangeSchema, example: { name: 'Intranet, first page' } },
      answers: { 200: WallLink },
    },
    'DELETE /walls/:id/links/:link': { summary: 'Revoke a share link', answers: { 204: null } },
  },
}
