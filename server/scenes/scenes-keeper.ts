import type { Mood } from '../../shared/metric.ts'
import type { ShownScene } from '../../shared/rotation.ts'
import type { Scores } from '../scores/scores.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { createCelebrating } from './celebrating.ts'
import { NO_SCENES, type SceneMoment, type SceneParts, scenePartsOf, shownScenes } from './parts.ts'
import type { ThemeFinder } from './themes/finder.ts'
import { createThemesKeeper } from './themes-keeper.ts'
import { createWeeksKeeper, type Moved } from './weeks-keeper.ts'

export interface ScenesDeps {
  storage: Pick<Storage, 'themes' | 'celebrations' | 'feedback' | 'maskRules'>
  scores: Scores
  themeFinder: ThemeFinder
}

interface Taken extends Moved {
  /** Whether themes were found, or something is celebrated. */
  scenes: boolean
}

export type ScenesKeeper = ReturnType<typeof createScenesKeeper>

/** Keeps what the scenes of one wall show beside its voices, and which of them have enough to show. */
export function createScenesKeeper(deps: ScenesDeps) {
  const { themeFinder } = deps
  const weeks = createWeeksKeeper(deps)
  const themes = createThemesKeeper(deps)
  const celebrating = createCelebrating(deps)
  /** As they were told last. */
  let parts = NO_SCENES
  /** Whether a voice has come live since the last look. */
  let arrived = false

  return {
    /** Reads everything anew. */
    async load(wall: Wall, now: number): Promise<void> {
      await Promise.all([weeks.load(wall, now), themes.load(wall, now), celebrating.load(wall, now)])
    },

    /** Takes in changed entries; null where they were too many to be read. */
    async consider(
      rows: readonly FeedbackRow[] | null,
      onlyAdded: boolean,
      wall: Wall,
      now: number,
    ): Promise<void> {
      if (!rows) {
        celebrating.countsMoved()
        return themes.load(wall, now)
      }
      themes.consider(rows, wall, now)
      if (await celebrating.take(rows, onlyAdded, wall, now)) arrived = true
    },

    /** Takes in what commits and the clock have moved, once counts and entries are as they are now. */
    async take(taken: Taken, { wall, score, at }: Omit<SceneMoment, 'day'>): Promise<void> {
      await weeks.take(taken, wall, at)
      if (taken.scenes) await Promise.all([themes.load(wall, at), celebrating.refresh(wall, at)])
      if (arrived) await celebrating.look(wall, score, weeks.begins, at)
      arrived = false
    },

    /** Has themes looked for, if those that are known are too old. */
    look(wall: Wall, now: number): void {
      if (wall.scenes.includes('themes')) themeFinder.look(wall, themes.found, now)
    },

    /** What a view tells now; without a moment the wall shows nothing of customers. */
    tell(moment: SceneMoment | null): SceneParts {
      parts = moment ? partsAt(moment) : NO_SCENES
      return parts
    },

    /** The scenes that have enough to show, as they were told last. */
    shown: (): ShownScene[] => shownScenes(parts),

    countsMoved: celebrating.countsMoved,
    begin: (wall: Wall, mood: Mood | null, now: number): Promise<number> =>
      celebrating.begin(wall, mood, now),
    celebration: celebrating.current,
  }

  function partsAt(moment: SceneMoment): SceneParts {
    const { wall, at } = moment
    const known = { weeks: weeks.weeks, begins: weeks.begins, themes: themes.shown(wall, at) }
    return { ...scenePartsOf(moment, known), celebration: celebrating.current(at) }
  }
}
