import { countWords } from '../../../shared/words.ts'
import { WORDS_AROUND, wordsAround } from './around.ts'
import type { Said } from './said.ts'
import type { PhraseUses } from './uses.ts'

/** More than stand, so that others are there when one of them is hidden. */
const VOICES_KEPT = 8
/** Fewer words hardly say more than the phrase. */
const WORDS_AT_LEAST = 4

/** The voices that suit a scene best, one of each writer and of each wording: those of few words, the newest first. */
export function bestVoices({ voices, forms }: PhraseUses): string[] {
  const writers = new Set<string>()
  const wordings = new Set<string>()
  const ofOthers = voices
    .filter(({ writer }) => !writers.has(writer) && writers.add(writer))
    .filter(({ words }) => !wordings.has(words.toLowerCase()) && wordings.add(words.toLowerCase()))
  const rank = new Map(ofOthers.map((said) => [said, rankOf(said, forms)]))
  const order = [...ofOthers].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
  return order.slice(0, VOICES_KEPT).map(({ id }) => id)
}

/** Whole, a sentence, cut, or next to nothing. */
function rankOf({ words, language }: Said, forms: ReadonlySet<string>): number {
  const shown = wordsAround(words, forms, language) ?? ''
  const n = countWords(shown)
  if (n < WORDS_AT_LEAST) return 3
  if (shown === words) return 0
  return n <= WORDS_AROUND && !shown.includes('…') ? 1 : 2
}
