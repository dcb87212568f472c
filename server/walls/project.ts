import { OWN_SCALE } from '../../shared/metric.ts'
import type { Voice } from '../../shared/wall.ts'
import { excerpt } from '../../shared/words.ts'
import { isBlank } from '../intake/text.ts'
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

/** The voice as this wall may show it. */
export function project(row: FeedbackRow, wall: WallSettings): Voice {
  const scale =
    row.scale_min !== null && row.scale_max !== null
      ? { min: row.scale_min, max: row.scale_max }
      : row.metric && OWN_SCALE[row.metric]
  return {
    id: row.id,
    words: isBlank(row.comment) ? null : excerpt(row.comment as string, language(row)),
    score: row.score,
    scale: row.score === null ? null : scale,
    metric: row.metric,
    mood: row.mood,
    name: nameOn(row, wall),
    touchpoint: isBlank(row.touchpoint) ? null : row.touchpoint,
    location: isBlank(row.location) ? null : row.location,
    language: row.language,
    at: row.at,
  }
}

/** A language that the sender made up must not stop anything. */
function language(row: FeedbackRow): string {
  try {
    return row.language === null ? 'en' : (Intl.getCanonicalLocales(row.language)[0] ?? 'en')
  } catch {
    return 'en'
  }
}

/** Consent only ever lowers what the wall's privacy allows. */
function nameOn(row: FeedbackRow, wall: WallSettings): string | null {
  const name = row.author_name?.trim()
  if (isBlank(name) || row.consent_name === 0 || wall.privacy === 'none') return null
  if (row.mood === 'bad' && wall.unhappy === 'nameless') return null
  return wall.privacy === 'full' ? (name as string) : withInitial(name as string)
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
