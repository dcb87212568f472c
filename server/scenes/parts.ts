import { SCENE_LONGEST, SCENE_SHORTEST, type ShownScene } from '../../shared/rotation.ts'
import type { Day, Pace, PageScene, Theme, WallScore, WallView, WeekScore } from '../../shared/wall.ts'
import { readingTime } from '../../shared/words.ts'
import type { Wall } from '../storage/walls.ts'
import { scoreYear, wallPace } from './year.ts'

/** What a view tells of the scenes beside its voices. */
export type SceneParts = Pick<WallView, 'scenes' | 'year' | 'themes' | 'celebration'>

/** Of a wall that is paused or closed. */
export const NO_SCENES: SceneParts = { scenes: [], year: null, themes: [], celebration: null }

/** Where and when: the wall's score and day at a time, epoch milliseconds. */
export interface SceneMoment {
  wall: Wall
  score: WallScore
  day: Day
  at: number
}

interface Known {
  weeks: readonly WeekScore[]
  /** Where the line to the goal begins. */
  begins: Pace['from'] | null
  themes: Theme[]
}

/** What the scenes of a wall have to show, and which of them have enough. */
export function scenePartsOf(
  { wall, score, day }: SceneMoment,
  { weeks, begins, themes }: Known,
): Omit<SceneParts, 'celebration'> {
  const wanted = [...new Set(wall.scenes)]
  const year = wanted.includes('score')
    ? scoreYear(score, weeks, wallPace(wall, score, begins, day.begins))
    : null
  const enough: Readonly<Record<PageScene, boolean>> = { score: year !== null, themes: themes.length > 0 }
  const scenes = wanted.filter((name): name is PageScene => name in enough && enough[name as PageScene])
  return { scenes, year, themes }
}

/** The scenes that have enough to show, in their order, and how long each stands. */
export function shownScenes({ scenes, themes }: SceneParts): ShownScene[] {
  const words = themes.flatMap(({ phrase, voices }) => [phrase, ...voices.map((voice) => voice.words ?? '')])
  const read = Math.min(Math.max(readingTime(words.join(' ')), SCENE_SHORTEST), SCENE_LONGEST)
  return scenes.map((scene) => ({ scene, lasts: scene === 'themes' ? read : SCENE_SHORTEST }))
}
