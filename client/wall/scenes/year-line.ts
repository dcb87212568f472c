import { type Metric, SCORE_RANGE } from '../../../shared/metric.ts'
import type { Goal, ScoreYear, WeekScore } from '../../../shared/wall.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
/** A goal farther ahead than this lies beyond the drawing's edge. */
const AHEAD = 26 * WEEK
/** What is left free above and below the line, as a share of its height. */
const AIR = 0.05
/** The share of weeks whose margin may be cut off at either side. */
const THIN = 0.1
/** Of a scale's whole range, the least that the drawing shows: small moves should not look like leaps. */
const LEAST = 0.06

/** A place in the drawing: from its beginning, 0, to its end, 1, and from its bottom, 0, to its top, 1. */
export interface Place {
  along: number
  up: number
}

export interface WeekPlace extends Place {
  lower: number
  upper: number
}

export interface YearLine {
  /** Weeks that follow each other without a gap. */
  runs: WeekPlace[][]
  /** The way to the goal; `end` is null where the goal's day lies beyond the edge. */
  way: { from: Place; to: Place; end: Place | null } | null
  /** Round scores at which a line is drawn across. */
  ticks: { score: number; up: number }[]
  /** The first moments of months, and where they stand. */
  months: { at: number; along: number }[]
}

interface Asked {
  year: ScoreYear
  goal: Goal | null
  metric: Metric
  now: number
  /** Names a moment's month; a change of it is a new month. */
  monthOf: (moment: number) => string
}

/** The year's weeks as places in a drawing, with its goal. Pure; the drawing decides on size and strokes. */
export function yearLine({ year, goal, metric, now, monthOf }: Asked): YearLine {
  const { weeks, pace } = year
  const goalAt = goal && pace ? Date.parse(`${goal.by}T12:00:00Z`) : null
  const from = weeks[0]?.from ?? now - 52 * WEEK
  const end = goalAt !== null && goalAt > now && goalAt - now <= AHEAD ? goalAt : now
  const along = (moment: number) => Math.min(1, Math.max(0, (moment - from) / (end - from)))
  const [low, high] = rangeOf(weeks, goal && pace ? [goal.score, pace.from.score] : [], SCORE_RANGE[metric])
  const up = (score: number) => (score - low) / (high - low)
  return {
    runs: runsOf(weeks, (week) => placeOf(week, along, up)),
    way: goal && pace && goalAt !== null ? wayTo({ goal, goalAt, pace, from, end }, along, up) : null,
    ticks: ticksIn(low, high, metric).map((score) => ({ score, up: up(score) })),
    months: monthsOf(weeks, monthOf).map((at) => ({ at, along: along(at) })),
  }
}

type Along = (moment: number) => number
type Up = (score: number) => number

function placeOf(week: WeekScore, along: Along, up: Up): WeekPlace | null {
  const { score, lower, upper } = week
  if (score === null) return null
  const middle = (week.from + week.to) / 2
  return { along: along(middle), up: up(score), lower: up(lower ?? score), upper: up(upper ?? score) }
}

function runsOf(weeks: WeekScore[], place: (week: WeekScore) => WeekPlace | null): WeekPlace[][] {
  const runs: WeekPlace[][] = [[]]
  for (const week of weeks) {
    const point = place(week)
    if (point) runs[runs.length - 1]?.push(point)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

/** All scores and the margins of nine in ten weeks, with some air; the margins of thin weeks reach beyond. */
function rangeOf(
  weeks: WeekScore[],
  more: number[],
  [least, most]: readonly [number, number],
): [number, number] {
  const all = (pick: (week: WeekScore) => number | null) =>
    weeks
      .map(pick)
      .filter((one) => one !== null)
      .sort((a, b) => a - b)
  const scores = [...all(({ score }) => score), ...more]
  const [lowers, uppers] = [all(({ lower }) => lower), all(({ upper }) => upper)]
  const lowest = Math.min(...scores, lowers[Math.floor(lowers.length * THIN)] ?? most)
  const highest = Math.max(...scores, uppers[Math.ceil(uppers.length * (1 - THIN)) - 1] ?? least)
  const air = Math.max(AIR * (highest - lowest), (LEAST * (most - least) - (highest - lowest)) / 2)
  return [Math.max(least, lowest - air), Math.min(most, highest + air)]
}

interface Way {
  goal: Goal
  goalAt: number
  pace: { from: { at: number; score: number } }
  from: number
  end: number
}

/** The straight line from where the score was to the goal, as far as the drawing goes. */
function wayTo({ goal, goalAt, pace, from, end }: Way, along: Along, up: Up): NonNullable<YearLine['way']> {
  const length = goalAt - pace.from.at
  const scoreAt = (moment: number) =>
    length <= 0
      ? goal.score
      : pace.from.score + ((goal.score - pace.from.score) * (moment - pace.from.at)) / length
  const begins = Math.max(from, Math.min(pace.from.at, goalAt))
  const place = (moment: number): Place => ({ along: along(moment), up: up(scoreAt(moment)) })
  const inside = goalAt >= from && goalAt <= end
  return { from: place(begins), to: place(Math.min(goalAt, end)), end: inside ? place(goalAt) : null }
}

/** Two or three round scores, so that the eye can measure between them; four where nothing else is round. */
function ticksIn(low: number, high: number, metric: Metric): number[] {
  const steps = metric === 'stars' ? [0.1, 0.2, 0.5, 1, 2] : [1, 2, 5, 10, 20, 25, 50, 100]
  const ways = steps.map((step) => multiplesIn(low, high, step))
  const few = ways.filter(({ length }) => length === 2 || length === 3)[0]
  return few ?? ways.filter(({ length }) => length <= 4)[0] ?? []
}

function multiplesIn(low: number, high: number, step: number): number[] {
  const found: number[] = []
  for (let n = Math.ceil(low / step); n * step <= high; n++) found.push(n * step)
  return found
}

/** Where months begin within the weeks, to the day. */
function monthsOf(weeks: WeekScore[], monthOf: (moment: number) => string): number[] {
  return weeks
    .filter(({ from, to }) => monthOf(from) !== monthOf(to))
    .map(({ from, to }) => {
      const days = Array.from({ length: 7 }, (_, day) => from + (day + 1) * DAY)
      return days.filter((day) => monthOf(day) !== monthOf(from))[0] ?? to
    })
}
