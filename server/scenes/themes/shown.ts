import type { Theme, Voice } from '../../../shared/wall.ts'
import { countWords } from '../../../shared/words.ts'
import type { MaskRules } from '../../moderation/masks/rules.ts'
import type { FeedbackRow } from '../../storage/schema.ts'
import type { FoundTheme } from '../../storage/themes.ts'
import type { Wall } from '../../storage/walls.ts'
import { project, readableWords, stands } from '../../walls/project.ts'
import { wordsAround } from './around.ts'

const VOICES_AT_MOST = 3
/** About what can be read from ten feet while the scene stands. */
const WORDS_AT_MOST = 50
/** One theme alone is a scene only if so many are heard about it. */
const VOICES_ALONE = 2

interface Asked {
  wall: Wall
  /** The voices of the themes, as they are now. */
  rows: ReadonlyMap<string, FeedbackRow>
  rules: MaskRules
  now: number
}

/** Themes with voices as the wall may show them now; none where too few have any. */
export function themesShown(found: readonly FoundTheme[], asked: Asked): Theme[] {
  const used = new Set<string>()
  const possible = found.map((theme) => ({
    theme,
    voices: theme.voices
      .flatMap((id) => voiceOf(id, theme, asked))
      .filter(({ id }) => !used.has(id) && used.add(id)),
  }))
  const themes = possible
    .filter(({ voices }) => voices.length > 0)
    .map(({ theme: { phrase, n, authors, before }, voices }) => ({ phrase, n, authors, before, voices }))
  const [alone, ...others] = themes
  const tooFew = others.length === 0 && (alone?.voices.length ?? 0) < VOICES_ALONE
  return tooFew ? [] : withRoom(themes)
}

function voiceOf(id: string, { forms }: FoundTheme, { wall, rows, rules, now }: Asked): Voice[] {
  const row = rows.get(id)
  if (!row || !stands(row, wall) || row.shown_at === null || row.shown_at > now) return []
  const language = row.language ?? wall.locale
  // Words may have been masked or changed since they were looked through.
  const words = wordsAround(readableWords(row, rules) ?? '', new Set(forms), language)
  return words === null ? [] : [{ ...project(row, wall, rules), words }]
}

/** Each theme has its first voice, and then as many as can be read. */
function withRoom(themes: readonly Theme[]): Theme[] {
  const chosen = themes.map(({ voices }) => voices.slice(0, 1))
  let words = wordsIn(chosen.flat())
  for (let place = 1; place < VOICES_AT_MOST; place += 1) {
    for (const [n, { voices }] of themes.entries()) {
      const next = voices[place]
      if (!next || words + wordsIn([next]) > WORDS_AT_MOST) continue
      chosen[n]?.push(next)
      words += wordsIn([next])
    }
  }
  return themes.map((theme, n) => ({ ...theme, voices: chosen[n] ?? [] }))
}

function wordsIn(voices: readonly Voice[]): number {
  return voices.reduce((sum, { words }) => sum + countWords(words ?? ''), 0)
}
