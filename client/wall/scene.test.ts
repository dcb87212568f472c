import { describe, expect, it } from 'vitest'
import type { Turn } from '../../shared/wall.ts'
import type { LiveWall } from '../live/store.ts'
import { nextBoundary, sceneOf, standingTurn } from './scene.ts'

const voice = { id: 'a', words: 'Fine.', score: null } as Turn['voice']
const turn: Turn = { k: 1, kind: 'new', from: 10_000, until: 16_000, voice }

function wall(view: object | null, rest: Partial<LiveWall> = {}): LiveWall {
  const open = { day: { open: true }, first: false, voices: true, scenes: [], ...view }
  return {
    view: view && (open as unknown as LiveWall['view']),
    connection: 'live',
    lostAt: null,
    refused: null,
    ...rest,
  }
}

describe('which turn stands', () => {
  it('[W30] a turn stands from its begin until shortly after its end', () => {
    const stands = [9_999, 10_000, 15_999, 17_499, 17_500].map((now) => standingTurn(turn, now) !== null)
    expect(stands).toEqual([false, true, true, true, false])
  })

  it('[W30] time is looked at again exactly when the answer changes', () => {
    expect([0, 10_000, 17_499, 17_500].map((now) => nextBoundary(turn, now))).toEqual([
      10_000,
      17_500,
      17_500,
      null,
    ])
    expect(nextBoundary(null, 0)).toBeNull()
  })

  it('[W30] a voice with neither words nor score is not drawn', () => {
    expect(standingTurn({ ...turn, voice: { ...voice, words: null } }, 12_000)).toBeNull()
  })
})

describe('which scene is drawn', () => {
  it('[W38] a refused link, a lost server and a closed wall show no voice, whatever stands', () => {
    expect(sceneOf(wall({}, { refused: 'not_allowed' }), turn, 20_000)).toBe('refused')
    expect(sceneOf(wall({}, { connection: 'offline' }), turn, 20_000)).toBe('offline')
    expect(sceneOf(wall({ day: { open: false } }), turn, 20_000)).toBe('night')
    expect(sceneOf(wall(null), null, 20_000)).toBe('loading')
  })

  it('[W40] a paused wall shows no voice, by day and by night; one without its server says that first', () => {
    expect(sceneOf(wall({ paused: true }), turn, 20_000)).toBe('paused')
    expect(sceneOf(wall({ paused: true, day: { open: false } }), turn, 20_000)).toBe('paused')
    expect(sceneOf(wall({ paused: true }, { connection: 'offline' }), null, 20_000)).toBe('offline')
  })

  it('[W38] otherwise a voice that stands is drawn, then the first day, then rest', () => {
    expect(sceneOf(wall({ first: true }), turn, 20_000)).toBe('voices')
    expect(sceneOf(wall({}, { connection: 'stale' }), turn, 20_000)).toBe('voices')
    expect(sceneOf(wall({ first: true }), null, 20_000)).toBe('first')
    expect(sceneOf(wall({}), null, 20_000)).toBe('idle')
  })
})
