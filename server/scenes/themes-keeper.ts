import type { Theme } from '../../shared/wall.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { FoundThemes } from '../storage/themes.ts'
import type { Wall } from '../storage/walls.ts'
import { madeOf } from './themes/finder.ts'
import { themesShown } from './themes/shown.ts'

interface Deps {
  storage: Pick<Storage, 'themes' | 'feedback' | 'maskRules'>
}

/** Keeps the themes of one wall as they were found last, and the voices in them as they are now. */
export function createThemesKeeper({ storage }: Deps) {
  let found: FoundThemes | null = null
  const rows = new Map<string, FeedbackRow>()

  return {
    get found(): FoundThemes | null {
      return found
    },

    async load(wall: Wall): Promise<void> {
      found = wall.scenes.includes('themes') ? await storage.themes.read(wall.id) : null
      rows.clear()
      const ids = found?.themes.flatMap(({ voices }) => voices) ?? []
      for (const row of await storage.feedback.rowsById([...new Set(ids)])) rows.set(row.id, row)
    },

    /** Takes in entries as they are now. */
    consider(changed: readonly FeedbackRow[]): void {
      for (const row of changed) if (rows.has(row.id)) rows.set(row.id, row)
    },

    shown(wall: Wall, now: number): Theme[] {
      if (!found || !wall.scenes.includes('themes') || found.madeOf !== madeOf(wall)) return []
      return themesShown(found.themes, { wall, rows, rules: storage.maskRules.current(), now })
    },
  }
}
