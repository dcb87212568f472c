import { DateTime } from 'luxon'
import { SHOWN_FROM } from '../../shared/score.ts'
import type { YearPart } from '../../shared/scores.ts'
import type { Goal, Pace, ScoreYear, WallScore, WeekScore } from '../../shared/wall.ts'
import type { Scores } from '../scores/scores.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import type { Wall } from '../storage/walls.ts'
import { paceOf } from './pace.ts'

/** Fewer weeks with a score are no line. */
const WEEKS_FROM = 4

type AsOf = Pick<WallScore, 'score' | 'lower' | 'upper' | 'state' | 'n'>

/**
 * A wall's year in weeks of its zone, as of the last quarter of an hour, so that everybody who reads it in this
 * one reads the same. Costs 52 windows of counts, whatever lies in them.
 */
export async function readWeeks(scores: Scores, wall: Wall, now: number): Promise<WeekScore[]> {
  const { metric, filter, timeZone } = wall
  const until = Math.floor(now / QUARTER_MS) * QUARTER_MS
  return (await scores.year({ metric, filter, timeZone, step: 'week', until }, now)).map(weekOf)
}

function weekOf({ from, to, n, score, lower, upper }: YearPart): WeekScore {
  const range = { from: Date.parse(from), to: Date.parse(to), n }
  return n < SHOWN_FROM
    ? { ...range, score: null, lower: null, upper: null }
    : { ...range, score, lower, upper }
}

/** What the scene of the score shows; null where there is not enough for it. */
export function scoreYear(score: AsOf, weeks: readonly WeekScore[], pace: Pace | null): ScoreYear | null {
  if (score.n < SHOWN_FROM || weeks.filter((week) => week.score !== null).length < WEEKS_FROM) return null
  return { weeks: [...weeks], pace }
}

/** The end of a goal's last day in the wall's zone, epoch milliseconds. */
function goalEnds({ by }: Goal, timeZone: string): number {
  return DateTime.fromISO(by, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis()
}

/** Where the line to a wall's goal begins: the score when it was set, or the first one after that. */
export async function goalBegins(
  scores: Scores,
  wall: Wall,
  weeks: readonly WeekScore[],
): Promise<Pace['from'] | null> {
  const { metric, filter, windowDays, timeZone } = wall
  const at = wall.goalAt ?? wall.createdAt
  const then = await scores.read({ metric, filter, windowDays, timeZone }, at)
  if (then.score !== null && then.n >= SHOWN_FROM) return { at, score: then.score }
  const first = weeks.find((week) => week.score !== null && week.to > at)
  return first?.score == null ? null : { at: first.to, score: first.score }
}

/** The pace as of the beginning of a day: it moves once a day, and with the score. */
export function wallPace(
  { goal, timeZone }: Wall,
  score: AsOf,
  from: Pace['from'] | null,
  today: number,
): Pace | null {
  if (!goal || !from || score.n < SHOWN_FROM) return null
  const ends = goalEnds(goal, timeZone)
  return paceOf({ score, from, goal: goal.score, ends, now: Math.max(today, from.at) })
}
