import { scoreOf } from '../../shared/score.ts'
import { byMinute } from '../../shared/view.ts'
import type { Between, Day, Mark, Turn, WallScore, WallView } from '../../shared/wall.ts'
import { NO_SCENES, type SceneParts } from '../scenes/parts.ts'
import type { Scores } from '../scores/scores.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { logoAddress } from '../walls/logo.ts'

export interface ViewDeps {
  storage: Pick<Storage, 'feedback'>
  scores: Scores
}

/** The parts of a view that come from counts. */
export interface Counted {
  score: WallScore
  marks: Mark[]
}

export async function readScore({ scores }: ViewDeps, wall: Wall, now: number): Promise<WallScore> {
  const { metric, filter, windowDays, timeZone, goal } = wall
  const { previous: _previous, ...score } = await scores.read({ metric, filter, windowDays, timeZone }, now)
  return { ...score, windowDays, goal: goal ?? null }
}

/** All marks of a day, or those between two times put in the place of the ones known. */
export async function readMarks(
  { storage }: ViewDeps,
  wall: Wall,
  day: Day,
  known: readonly Mark[],
  between: { from: number; to: number } | null,
): Promise<Mark[]> {
  const from = Math.max(day.begins, between ? between.from - (between.from % 60_000) : day.begins)
  const to = Math.min(endOfDay(day), between ? between.to + 60_000 - (between.to % 60_000) : endOfDay(day))
  if (to <= from) return [...known]
  const read = await storage.feedback.marks(wall.filter, from, to)
  const others = known.filter(({ minute }) => minute >= day.begins && (minute < from || minute >= to))
  return [...others, ...read].sort(byMinute)
}

/** No day is longer than 25 hours, and nothing is counted that lies ahead. */
function endOfDay(day: Day): number {
  return day.begins + 25 * 60 * 60_000
}

/** A wall that is paused tells nothing of customers, not even numbers. */
function atRest(wall: Wall): Counted {
  const { metric, windowDays } = wall
  const nothing = { windowDays, excluded: 0, change: null, goal: null }
  return { score: { ...scoreOf(metric, {}), ...nothing }, marks: [] }
}

export function composeView({
  wall,
  day,
  counted,
  turn,
  between,
  scenes,
  waiting,
  first,
}: {
  wall: Wall
  day: Day
  counted: Counted
  turn: Turn | null
  between: Between | null
  scenes: SceneParts
  waiting: number
  first: boolean
}): WallView {
  const paused = wall.pausedAt !== null
  const voices = wall.scenes.includes('voices')
  const { score, marks } = paused ? atRest(wall) : counted
  return {
    name: wall.name,
    company: wall.company ?? null,
    logo: logoAddress(wall),
    locale: wall.locale,
    timeZone: wall.timeZone,
    score,
    day,
    marks,
    today: marks.reduce((sum, { n }) => sum + n, 0),
    turn: paused ? null : turn,
    between: paused ? null : between,
    // Where no voice ever stands none waits for its turn.
    waiting: paused || !voices ? 0 : waiting,
    paused,
    first: !paused && first,
    voices,
    ...(paused ? NO_SCENES : scenes),
    distance: wall.distance,
    calm: wall.calm,
    night: wall.night,
  }
}
