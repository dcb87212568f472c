import * as v from 'valibot'
import { DISTANCES, NIGHTS, PAGE_SCENES, PRIVACIES, UNHAPPY } from '../../../shared/wall.ts'
import { Voice } from './feedback.ts'
import { listOf, maybe, metric, mood, number, text, time, truth, whole } from './parts.ts'
import { change, scoreFields } from './scores.ts'

const goal = maybe(v.object({ score: number, by: text }))
const hours = v.tuple([text, text])

const wall = {
  id: text,
  slug: text,
  name: text,
  company: maybe(text),
  metric,
  windowDays: whole,
  timeZone: text,
  locale: text,
  filter: v.object({
    sources: v.array(text),
    touchpoints: v.array(text),
    locations: v.array(text),
    segments: v.array(text),
    languages: v.array(text),
    tags: v.array(text),
  }),
  scenes: v.array(text),
  privacy: v.picklist(PRIVACIES),
  unhappy: v.picklist(UNHAPPY),
  tests: truth,
  goal,
  sundown: v.union([v.object({ clock: text }), v.object({ latitude: number, longitude: number })]),
  hours: maybe(v.record(v.string(), hours)),
  holidays: v.array(text),
  distance: v.picklist(DISTANCES),
  calm: truth,
  night: v.picklist(NIGHTS),
  logo: maybe(text),
  pausedAt: maybe(whole),
  createdAt: time,
  revision: whole,
}

export const Wall = v.object(wall)
export const NewWall = v.object({ ...wall, shareKey: text, url: text })
export const Walls = listOf(Wall)
export const ShareKey = v.object({ shareKey: text, url: text })

const link = { id: text, name: text, frameHosts: v.array(text), createdAt: time }
export const WallLink = v.object(link)
export const NewWallLink = v.object({ ...link, shareKey: text, url: text })
export const WallLinks = listOf(WallLink)

export const WallLogo = v.object({ logo: maybe(text), revision: whole })

const paused = { id: text, name: text, slug: text, paused: truth, pausedAt: maybe(time) }
export const Paused = v.object({ ...paused, revision: maybe(whole) })
export const AllPaused = v.object({ items: v.array(v.object(paused)), revision: maybe(whole) })

export const Preview = v.object({
  serverTime: whole,
  view: v.object({
    name: text,
    company: maybe(text),
    logo: maybe(text),
    locale: text,
    timeZone: text,
    score: v.object({ ...scoreFields, windowDays: whole, excluded: whole, change, goal }),
    day: v.object({
      begins: whole,
      opens: whole,
      ends: whole,
      sundown: whole,
      open: truth,
      reopens: maybe(whole),
      closedAt: maybe(whole),
      sunrise: maybe(whole),
      sun: v.picklist(['sets', 'up', 'down']),
    }),
    marks: v.array(v.object({ minute: whole, mood, n: whole })),
    today: whole,
    turn: maybe(
      v.object({ k: whole, kind: v.picklist(['new', 'returning']), from: whole, until: whole, voice: Voice }),
    ),
    between: maybe(v.object({ scene: v.picklist(PAGE_SCENES), from: whole, until: whole })),
    waiting: whole,
    paused: truth,
    first: truth,
    voices: truth,
    scenes: v.array(v.picklist(PAGE_SCENES)),
    year: maybe(
      v.object({
        weeks: v.array(
          v.object({
            ...{ from: whole, to: whole, n: whole },
            ...{ score: maybe(number), lower: maybe(number), upper: maybe(number) },
          }),
        ),
        pace: maybe(
          v.object({
            from: v.object({ at: whole, score: number }),
            due: number,
            state: v.picklist(['ahead', 'on', 'behind', 'reached', 'over']),
          }),
        ),
      }),
    ),
    themes: v.array(
      v.object({ phrase: text, n: whole, authors: whole, before: whole, voices: v.array(Voice) }),
    ),
    celebration: maybe(
      v.object({ kind: v.picklist(['milestone', 'goal']), from: whole, until: whole, n: number }),
    ),
    distance: v.picklist(DISTANCES),
    calm: truth,
    night: v.picklist(NIGHTS),
  }),
})
