import { expect, test } from 'vitest'
import type { ScreenAnswer, ScreenStats } from '../../../shared/screens.ts'
import { found, groupsOf } from './groups.ts'
import { missingText } from './missing.ts'
import {
  clockErrorText,
  eventText,
  isOldBuild,
  sceneText,
  sinceText,
  sizeText,
  statsTexts,
  troublesOf,
} from './texts.ts'

const STATS: ScreenStats = {
  ...{ width: 1920, height: 1080, ratio: 1, build: 'b1', heap: 11_400_000, elements: 241, frames: 59.7 },
  ...{ clockError: -120, roundTrip: 12.4, up: 5_000, light: false },
}

// Local times, as the page tells them.
const at = (clock: string, day = '2026-11-21') => new Date(`${day}T${clock}`).toISOString()
const NOW = Date.parse(at('14:30'))

const screenOf = (more: Partial<ScreenAnswer> = {}): ScreenAnswer => ({
  ...{ id: 's', kind: 'paired', name: 'Lobby', group: null, wall: 'w', wallName: 'Every voice' },
  ...{ connected: true, since: at('08:02'), revision: 1, drawnAt: at('14:29'), visible: true },
  ...{ pairedAt: at('08:00'), pairedBy: null, by: 'code', engine: 'Chrome 87', userAgent: null },
  ...{ address: null, cloned: false, stats: STATS, statsAt: at('14:00'), restartedAt: at('08:02') },
  ...{ scene: 'voices', voice: 'v', paused: false, dim: 0, identifyUntil: null, missingSince: null },
  ...more,
})

test.each([
  [{}, 'live since 08:02'],
  [{ connected: false, since: at('13:05') }, 'not connected since 13:05'],
  [{ connected: false, since: at('18:00', '2026-11-20'), missingSince: at('08:00') }, 'missing since 08:00'],
  [{ connected: false, pairedAt: null, by: 'link' as const }, 'its link was not opened yet'],
])('[A118] a screen is told to be live, or since when it is not: %j', (more, text) => {
  expect(sinceText(screenOf(more), NOW)).toBe(text)
})

test('[A118] what a screen tells of itself is told in words that need no manual, and what it cannot tell not at all', () => {
  expect(statsTexts(STATS)).toEqual(['11 MB memory', '60 frames/s', 'clock right', '12 ms away'])
  const silent = { ...STATS, heap: null, frames: null, clockError: null, roundTrip: null, light: true }
  expect(statsTexts(silent)).toEqual(['light version'])
  expect([sizeText(STATS), sizeText({ ...STATS, ratio: 1.5 })]).toEqual([
    '1920 × 1080',
    '1920 × 1080 at 1.5×',
  ])
  expect([-12_000, 10_800_000, 31_536_000_000].map(clockErrorText)).toEqual([
    '12 s slow',
    '3 h fast',
    '365 days fast',
  ])
  expect(sceneText('themes')).toBe('what people talk about')
  expect(eventText({ what: 'moved', detail: 'Entrance' })).toBe('moved to another wall: Entrance')
})

test('[A118] an old build is one that the server does not have; of a screen that tells none nobody knows', () => {
  expect([isOldBuild(screenOf(), 'b1'), isOldBuild(screenOf(), 'b2')]).toEqual([false, true])
  expect([isOldBuild(screenOf({ stats: null }), 'b2'), isOldBuild(screenOf(), null)]).toEqual([null, null])
})

test('[A118] a cloned key, a deleted wall and a wrong clock are told in sentences', () => {
  expect(troublesOf(screenOf())).toEqual([])
  const stats = { ...STATS, clockError: 10_800_000 }
  const troubles = troublesOf(screenOf({ cloned: true, wall: '', stats }))
  expect(troubles.map((text) => text.split(/[:.]/)[0])).toEqual([
    'Its key is used from two addresses at once',
    'Its wall was deleted',
    'Its own clock is 3 h fast',
  ])
})

test('[A113] of missing screens the one that is away the longest is named', () => {
  const missing = [
    { id: 'a', name: 'Kitchen', since: Date.parse(at('14:20')) },
    { id: 'b', name: 'Lobby', since: Date.parse(at('14:05')) },
  ]
  expect(missingText(missing.slice(1), NOW)).toBe('1 screen is missing: Lobby, since 14:05')
  expect(missingText(missing, NOW)).toBe('2 screens are missing, Lobby since 14:05')
  expect(missingText([], NOW)).toBe('')
})

test('[A119] screens stand under their groups by name, numbers as people count; those of no group last', () => {
  const names = ['Lobby 10', 'Lobby 2', 'Attic'].map((name) => screenOf({ id: name, name, group: 'Hall' }))
  const all = [screenOf({ name: 'Alone' }), ...names, screenOf({ name: 'Desk', group: 'Bar' })]
  expect(groupsOf(all).map(({ name, screens }) => [name, screens.map((screen) => screen.name)])).toEqual([
    ['Bar', ['Desk']],
    ['Hall', ['Attic', 'Lobby 2', 'Lobby 10']],
    [null, ['Alone']],
  ])
})

test('[A119] a screen is found by words of its name, group, wall and engine', () => {
  const all = [screenOf(), screenOf({ id: 't', name: 'Kitchen', group: 'Ground floor', engine: 'Chrome 69' })]
  const ids = (text: string) => found(all, text).map(({ id }) => id)
  expect([ids('every'), ids('kitch ground'), ids('chrome 69'), ids('attic')]).toEqual([
    ['s', 't'],
    ['t'],
    ['t'],
    [],
  ])
})
