import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../testing/clock.ts'
import { missingSince } from './missing.ts'

const OPENS = Date.parse('2026-11-21T08:00:00Z')
const NOON = OPENS + 4 * HOUR
const OPEN = { day: { open: true, opens: OPENS }, hours: true }

type Expectation = Parameters<typeof missingSince>[0]
const since = (more: Partial<Expectation>, screen: Partial<Expectation['screen']> = {}) =>
  missingSince({
    screen: { pairedAt: 1, paused: false, missingAt: null, ...screen },
    wall: OPEN,
    awaySince: NOON - 10 * MINUTE,
    lookingSince: 0,
    now: NOON,
    ...more,
  })

test('[C57] a screen that should be on and has been away for five minutes is missing since it went', () => {
  expect(since({})).toBe(NOON - 10 * MINUTE)
  expect(since({ awaySince: NOON - 5 * MINUTE })).toBe(NOON - 5 * MINUTE)
  expect(since({ awaySince: NOON - 5 * MINUTE + 1 })).toBeNull()
  expect(since({ awaySince: null })).toBeNull()
})

test('[C57] nobody expects a screen to be on whose wall is closed or gone, that is paused, or that nobody opened', () => {
  expect(since({ wall: { day: { open: false, opens: OPENS }, hours: true } })).toBeNull()
  expect(since({ wall: null })).toBeNull()
  expect(since({}, { paused: true })).toBeNull()
  expect(since({}, { pairedAt: null })).toBeNull()
})

test('[C57] one that was switched off overnight gets five minutes from opening on, and is missing since then', () => {
  const overnight = { awaySince: OPENS - 14 * HOUR }
  expect(since({ ...overnight, now: OPENS + 4 * MINUTE })).toBeNull()
  expect(since({ ...overnight, now: OPENS + 5 * MINUTE })).toBe(OPENS)
  const always = { wall: { day: { open: true, opens: OPENS }, hours: false } }
  expect(since({ ...overnight, ...always })).toBe(OPENS - 14 * HOUR)
})

test('[C59] a server that has just begun waits five minutes for its screens; who was missing before stays so', () => {
  expect(since({ lookingSince: NOON - MINUTE })).toBeNull()
  expect(since({ lookingSince: NOON - 5 * MINUTE })).toBe(NOON - 10 * MINUTE)
  expect(since({ lookingSince: NOON - MINUTE }, { missingAt: NOON - 10 * MINUTE })).toBe(NOON - 10 * MINUTE)
})
