import type { Scores } from '../scores/scores.ts'
import type { Storage } from '../storage/storage.ts'
import { type SceneMoment, type SceneParts, scenePartsOf } from './parts.ts'
import { createThemesKeeper } from './themes-keeper.ts'
import { createWeeksKeeper } from './weeks-keeper.ts'

interface Deps {
  storage: Pick<Storage, 'themes' | 'feedback' | 'maskRules'>
  scores: Scores
}

/** What the scenes of a wall show that is not watched here, by the same code as those of one that is. */
export async function readSceneParts(deps: Deps, moment: SceneMoment): Promise<SceneParts> {
  const { wall, at } = moment
  const weeks = createWeeksKeeper(deps)
  const themes = createThemesKeeper(deps)
  await Promise.all([weeks.load(wall, at), themes.load(wall, at)])
  const known = { weeks: weeks.weeks, begins: weeks.begins, themes: themes.shown(wall, at) }
  return { ...scenePartsOf(moment, known), celebration: null }
}
