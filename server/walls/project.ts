import { OWN_SCALE } from '../../shared/metric.ts'
import { localeOf, visibleWords } from '../../shared/passages.ts'
import type { Voice } from '../../shared/wall.ts'
import { excerpt } from '../../shared/words.ts'
import { isBlank } from '../intake/text.ts'
import { findMasks } from '../moderation/masks/find.ts'
import { masksNow } from '../moderation/masks/kept.ts'
import { masked } from '../moderation/masks/masked.ts'
import { toPassages } from '../moderation/masks/passages.ts'
import type { MaskRules } from '../moderation/masks/rules.ts'
import { matches } from '../storage/filter.ts'
import { mayStand } from '../storage/rows.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { WallSettings } from './settings.ts'

/** Whether a wall lets the voice stand with its words. Its settings only ever show less than `display` allows. */
export function stands(row: FeedbackRow, wall: WallSettings): boolean {
  if (!mayStand(row) || !matches(wall.filter, row)) return false
  if (row.test === 1 && !wall.tests) return false
  return row.mood !== 'bad' || wall.unhappy !== 'count'
}

/** The voice as this wall may show it: without personal data, and only what a moderator left of the words. */
export function project(row: FeedbackRow, wall: WallSettings, rules: MaskRules): Voice {
  const scale =
    row.scale_min !== null && row.scale_max !== null
      ? { min: row.scale_min, max: row.scale_max }
      : row.metric && OWN_SCALE[row.metric]
  return {
    id: row.id,
    words: wordsOn(row, rules),
    score: row.score,
    scale: row.score === null ? null : scale,
    metric: row.metric,
    mood: row.mood,
    name: nameOn(row, wall, rules),
    touchpoint: masked(row.touchpoint, rules),
    location: masked(row.location, rules),
    language: row.language,
    at: row.at,
  }
}

function wordsOn(row: FeedbackRow, rules: MaskRules): string | null {
  const words = readableWords(row, rules)
  return words === null ? null : excerpt(words, localeOf(row.language))
}

/** All of a comment that walls may show, before it is shortened. */
export function readableWords(
  row: Pick<FeedbackRow, 'comment' | 'language' | 'masks' | 'passages'>,
  rules: MaskRules,
): string | null {
  const { comment } = row
  if (comment === null || isBlank(comment)) return null
  return visibleWords(comment, { masks: masksNow(row, rules), passages: toPassages(row.passages) })
}

/** Consent only ever lowers what the wall's privacy allows. */
function nameOn(row: FeedbackRow, wall: WallSettings, rules: MaskRules): string | null {
  const name = row.author_name?.trim()
  if (!name || isBlank(name) || row.consent_name === 0 || wall.privacy === 'none') return null
  if (row.mood === 'bad' && wall.unhappy === 'nameless') return null
  if (findMasks(name, rules).length > 0) return null
  return wall.privacy === 'full' ? name : withInitial(name)
}

/** "Johanna Dorothea Krüger" is "Johanna K."; an address in the place of a name is no name. */
export function withInitial(name: string): string | null {
  if (name.includes('@')) return null
  const parts = name.split(/\s+/u)
  const [first, last] = [parts[0] as string, parts.at(-1) as string]
  if (parts.length === 1) return first
  const [initial] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(last)
  return `${first} ${initial?.segment.toLocaleUpperCase('en')}.`
}
