import type { Theme } from '../../shared/wall.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { FoundTheme, FoundThemes } from '../storage/themes.ts'
import type { Wall } from '../storage/walls.ts'
import { madeOf, standingOn } from './themes/finder.ts'
import { themesShown, whatItSays } from './themes/shown.ts'

interface Deps {
  storage: Pick<Storage, 'themes' | 'feedback' | 'maskRules'>
}

/** Keeps the themes of one wall as they were found last, and the voices in them as they are now. */
export function createThemesKeeper({ storage }: Deps) {
  let found: FoundThemes | null = null
  /** The voices that suit a theme best. */
  const rows = new Map<string, FeedbackRow>()
  /** Of each theme all its voices, and those of them that say it now. */
  let voices = new Map<FoundTheme, { all: ReadonlySet<string>; saying: Set<string> }>()

  return {
    get found(): FoundThemes | null {
      return found
    },

    async load(wall: Wall, now: number): Promise<void> {
      found = wall.scenes.includes('themes') ? await storage.themes.read(wall.id) : null
      const themes = found?.themes ?? []
      const ids = new Set(themes.flatMap(({ writers }) => writers.flat()))
      const [best, standing] = await Promise.all([
        storage.feedback.rowsById([...new Set(themes.flatMap((theme) => theme.voices))]),
        storage.themes.standing(standingOn(wall), [...ids], now),
      ])
      voices = new Map(
        themes.map((theme) => [theme, { all: new Set(theme.writers.flat()), saying: new Set(standing) }]),
      )
      rows.clear()
      for (const row of best) rows.set(row.id, row)
    },

    /** Takes in entries as they are now. */
    consider(changed: readonly FeedbackRow[], wall: Wall, now: number): void {
      const leave = { wall, rules: storage.maskRules.current(), now }
      for (const row of changed) {
        if (rows.has(row.id)) rows.set(row.id, row)
        for (const [theme, { all, saying }] of voices) {
          if (!all.has(row.id)) continue
          if (whatItSays(row, theme, leave) === null) saying.delete(row.id)
          else saying.add(row.id)
        }
      }
    },

    shown(wall: Wall, now: number): Theme[] {
      if (!found || !wall.scenes.includes('themes') || found.madeOf !== madeOf(wall)) return []
      const rules = storage.maskRules.current()
      const saying = (theme: FoundTheme) => voices.get(theme)?.saying ?? new Set()
      return themesShown(found.themes, { wall, rows, saying, rules, now })
    },
  }
}
