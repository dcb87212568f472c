import { marginText, scoreText } from '../../shared/score.ts'
import type { Day, Mark, WallScore } from '../../shared/wall.ts'
import { readMarks, readScore, type ViewDeps } from '../live/wall-view.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'

/** A wall's score for pages and chats that cannot show the wall: its numbers, and nobody's words. */
export interface Card {
  name: string
  company: string | null
  locale: string
  timeZone: string
  /** Epoch milliseconds. */
  at: number
  day: Day
  /** Null while a moderator has paused the wall: then it tells nothing of customers. */
  score: WallScore | null
  marks: Mark[]
}

/** By the very code of the wall's own view, so that both agree to the digit. */
export async function cardOf(deps: ViewDeps, wall: Wall, at: number): Promise<Card> {
  const { name, company = null, locale, timeZone } = wall
  const day = dayOf(wall, at)
  const about = { name, company, locale, timeZone, at, day }
  if (wall.pausedAt !== null) return { ...about, score: null, marks: [] }
  const [score, marks] = await Promise.all([readScore(deps, wall, at), readMarks(deps, wall, day, [], null)])
  return { ...about, score, marks }
}

/** The number as people read it; null where there are too few answers to show one. */
export function numberOf({ score, locale }: Pick<Card, 'score' | 'locale'>): string | null {
  if (!score || score.score === null || score.state === 'none' || score.state === 'few') return null
  return scoreText(score.metric, score.score, locale)
}

/** What the address for programs answers. Numbers are unrounded. */
export function answerOf(card: Card) {
  const { name, company, at, score, marks } = card
  const text = numberOf(card)
  return {
    ...{ name, company, at: new Date(at).toISOString(), paused: score === null },
    ...{ text, margin: score && text !== null ? marginText(score, card.locale) : null },
    today: score && marks.reduce((sum, { n }) => sum + n, 0),
    ...(score ?? {}),
  }
}
