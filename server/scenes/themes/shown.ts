import type { Theme, Voice } from '../../../shared/wall.ts'
import { countWords } from '../../../shared/words.ts'
import type { MaskRules } from '../../moderation/masks/rules.ts'
import type { FeedbackRow } from '../../storage/schema.ts'
import type { FoundTheme } from '../../storage/themes.ts'
import type { Wall } from '../../storage/walls.ts'
import { project, readableWords, stands } from '../../walls/project.ts'
import { wordsAround } from './around.ts'
import { areEnough } from './find.ts'

const VOICES_AT_MOST = 3
/** About what can be read from ten feet while the scene stands. */
const WORDS_AT_MOST = 50
/** One theme alone is a scene only if so many are heard about it. */
const VOICES_ALONE = 2

/** By whose leave a voice says something. */
interface Leave {
  wall: Wall
  rules: MaskRules
  now: number
}

interface Asked extends Leave {
  /** The voices that suit best, as they are now. */
  rows: ReadonlyMap<string, FeedbackRow>
  /** Of all voices of a theme, those that say it now. */
  saying: (theme: FoundTheme) => ReadonlySet<string>
}

/** Themes with voices as the wall may show them now; none where too few have any. */
export function themesShown(found: readonly FoundTheme[], asked: Asked): Theme[] {
  const used = new Set<string>()
  const themes = found.flatMap((theme) => {
    const { phrase, before } = theme
    const { n, authors } = howMany(theme, asked.saying(theme))
    if (!areEnough(n, authors)) return []
    const voices = theme.voices
      .flatMap((id) => voiceOf(id, theme, asked))
      .filter(({ id }) => !used.has(id) && used.add(id))
    return voices.length > 0 ? [{ phrase, n, authors, before, voices }] : []
  })
  const [alone, ...others] = themes
  const tooFew = others.length === 0 && (alone?.voices.length ?? 0) < VOICES_ALONE
  return tooFew ? [] : withRoom(themes)
}

/** How many voices say it, and of how many writers: each that has gone from the wall is one less. */
function howMany({ writers }: FoundTheme, saying: ReadonlySet<string>): { n: number; authors: number } {
  const each = writers.map((ids) => ids.filter((id) => saying.has(id)).length)
  return { n: each.reduce((sum, n) => sum + n, 0), authors: each.filter((n) => n > 0).length }
}

function voiceOf(id: string, theme: FoundTheme, { rows, ...leave }: Asked): Voice[] {
  const row = rows.get(id)
  const words = row ? whatItSays(row, theme, leave) : null
  return row && words !== null ? [{ ...project(row, leave.wall, leave.rules), words }] : []
}

/** What a voice says where it uses a phrase; null where it may not stand, or does not use it any more. */
export function whatItSays(
  row: FeedbackRow,
  { forms }: FoundTheme,
  { wall, rules, now }: Leave,
): string | null {
  if (!stands(row, wall) || row.shown_at === null || row.shown_at > now) return null
  // Words may have been masked or changed since they were looked through.
  return wordsAround(readableWords(row, rules) ?? '', new Set(forms), row.language ?? wall.locale)
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
