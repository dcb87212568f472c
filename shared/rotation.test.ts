import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interludeAfter, SCENE_LONGEST, SCENE_SHORTEST, type ShownScene, type Stood } from './rotation.ts'

const SECOND = 1_000
const SCORE: ShownScene = { scene: 'score', lasts: SCENE_SHORTEST }
const THEMES: ShownScene = { scene: 'themes', lasts: SCENE_LONGEST }

/** Turns of these lengths in seconds, each given when the one before and its scene have ended. */
function rotate(lengths: readonly number[], scenes: readonly ShownScene[], begins = 0): Stood[] {
  const turns: Stood[] = []
  for (const seconds of lengths) {
    const last = turns.at(-1)
    const from = last ? (last.scene?.until ?? last.until) : begins
    const turn: Stood = { from, until: from + seconds * SECOND, scene: null }
    turns.push({ ...turn, scene: interludeAfter([...turns, turn], scenes) })
  }
  return turns
}

const scenesOf = (turns: readonly Stood[]) => turns.map(({ scene }) => scene?.scene ?? null)

test('[T100] a scene follows when voices have stood for half a minute since the one before', () => {
  expect(scenesOf(rotate([10, 10, 10, 10, 10, 10], [SCORE]))).toEqual([
    null,
    null,
    'score',
    null,
    null,
    'score',
  ])
  const [, , third] = rotate([10, 10, 10], [SCORE])
  expect(third?.scene).toEqual({ scene: 'score', until: 50 * SECOND })
  expect(scenesOf(rotate([25, 25, 25], []))).toEqual([null, null, null])
})

test('[T101] scenes come in their order, round and round, and go on with those that have enough', () => {
  expect(scenesOf(rotate(Array(8).fill(20), [SCORE, THEMES]))).toEqual([
    null,
    'score',
    null,
    'themes',
    null,
    'score',
    null,
    'themes',
  ])
  const before = rotate([20, 20], [SCORE, THEMES])
  const turn = { from: 60 * SECOND, until: 100 * SECOND, scene: null }
  expect(interludeAfter([...before, turn], [SCORE])?.scene).toBe('score')
})

test('[T102] however long turns and scenes are, at least 60 % of the time belongs to voices', () => {
  const scenes = fc.subarray([SCORE, THEMES], { minLength: 1 })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 6, max: 33 }), { maxLength: 60 }), scenes, (lengths, shown) => {
      const turns = rotate(lengths, shown)
      const voices = turns.reduce((sum, { from, until }) => sum + until - from, 0)
      const others = turns.reduce((sum, { until, scene }) => sum + (scene ? scene.until - until : 0), 0)
      expect(voices).toBeGreaterThanOrEqual(0.6 * (voices + others))
      for (const [n, { from }] of turns.entries()) {
        expect(from).toBeGreaterThanOrEqual(turns[n - 1]?.scene?.until ?? 0)
      }
    }),
  )
})

test('[T103] a turn that was cut short counts as long as it stood, and its scene as not shown', () => {
  const cut: Stood = { from: 0, until: 30_000, scene: { scene: 'score', until: 50_000 } }
  const after = (from: number, until: number): Stood => ({ from, until, scene: null })
  expect(interludeAfter([cut, after(4_000, 24_000)], [SCORE, THEMES])).toBeNull()
  expect(interludeAfter([cut, after(4_000, 30_000)], [SCORE, THEMES])?.scene).toBe('score')
  expect(interludeAfter([cut, after(50_000, 70_000)], [SCORE, THEMES])).toBeNull()
  expect(interludeAfter([cut, after(50_000, 90_000)], [SCORE, THEMES])?.scene).toBe('themes')
})
