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
    door: null,
    lostAt: null,
    refused: null,
    screen: null,
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

  it('[T109] a scene begins when the turn before it ends, and stays until the next turn is heard of', () => {
    const then = { scene: 'score', until: 36_000 } as const
    const followed: Turn = { ...turn, ...{ then } }
    const view = { turn: followed, scenes: ['score'] }
    const scenes = [15_999, 16_000, 37_499, 37_500].map((now) =>
      sceneOf(wall(view), standingTurn(followed, now), now),
    )
    expect(scenes.slice(0, 3)).toEqual(['voices', 'score', 'score'])
    expect([0, 10_000, 16_000, 37_500].map((now) => nextBoundary(followed, now))).toEqual([
      10_000,
      16_000,
      37_500,
      null,
    ])
  })

  it('[T109] a scene goes on when its voice is taken down, and falls away when it has too little to show', () => {
    const between = { scene: 'score', from: 16_000, until: 36_000 }
    expect(sceneOf(wall({ turn: null, between, scenes: ['score'] }), null, 20_000)).toBe('score')
    expect(sceneOf(wall({ turn: null, between, scenes: ['score'] }), null, 15_000)).toBe('idle')
    expect(sceneOf(wall({ turn: null, between, scenes: [] }), null, 20_000)).toBe('idle')
  })

  it('[W210] a wall that loses its server stays in the scene that stands: it does not know that all is quiet', () => {
    const then = { scene: 'score', until: 36_000 } as const
    const lost = { connection: 'stale', lostAt: 20_000 } as const
    const after = wall({ turn: { ...turn, then }, scenes: ['score'] }, lost)
    expect([20_000, 37_500, 300_000].map((now) => sceneOf(after, null, now))).toEqual([
      'score',
      'score',
      'score',
    ])
    const between = { scene: 'score', from: 16_000, until: 36_000 }
    expect(sceneOf(wall({ turn: null, between, scenes: ['score'] }, lost), null, 300_000)).toBe('score')
    const offline = { ...lost, connection: 'offline' } as const
    expect(sceneOf(wall({ turn: { ...turn, then }, scenes: ['score'] }, offline), null, 300_000)).toBe(
      'offline',
    )
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
