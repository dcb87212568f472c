import { type Mood, OWN_SCALE, toOwnScale } from '../../shared/metric.ts'
import { scoreOf } from '../../shared/score.ts'
import { byMinute, markKey } from '../../shared/view.ts'
import type { Day, Mark, WallScore } from '../../shared/wall.ts'
import { matches } from '../storage/filter.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Wall } from '../storage/walls.ts'
import type { Counted } from './wall-view.ts'

const MINUTE_MS = 60_000

/**
 * What a wall counts after new entries of today, without reading it again: counts are additive. Null where
 * that is not the whole story, as for entries of an earlier day, which touch a window that was closed.
 */
export function withNew(
  counted: Counted,
  rows: readonly FeedbackRow[],
  wall: Wall,
  day: Day,
): Counted | null {
  const mine = rows.filter((row) => matches(wall.filter, row))
  if (mine.some(({ at }) => at < day.begins)) return null
  if (mine.length === 0) return counted
  return { score: withAnswers(counted.score, mine), marks: withMarks(counted.marks, mine) }
}

function withAnswers(score: WallScore, rows: readonly FeedbackRow[]): WallScore {
  const answers = rows.filter((row) => row.metric === score.metric && row.score !== null && row.test === 0)
  if (answers.length === 0) return score
  const counts: Record<string, number> = { ...score.counts }
  let { excluded } = score
  for (const row of answers) {
    if (row.counted === 0) excluded += 1
    else counts[ownScore(row, score)] = (counts[ownScore(row, score)] ?? 0) + 1
  }
  return { ...score, ...scoreOf(score.metric, counts), excluded }
}

function ownScore(row: FeedbackRow, { metric }: WallScore): number {
  const own = OWN_SCALE[metric]
  const scale = { min: row.scale_min ?? own.min, max: row.scale_max ?? own.max }
  return toOwnScale(metric, scale, row.score as number)
}

function withMarks(marks: readonly Mark[], rows: readonly FeedbackRow[]): Mark[] {
  const byKey = new Map(marks.map((mark) => [markKey(mark), mark]))
  for (const row of rows) {
    if (row.counted === 0) continue
    const mark = { minute: row.at - (row.at % MINUTE_MS), mood: row.mood as Mood, n: 1 }
    const known = byKey.get(markKey(mark))
    byKey.set(markKey(mark), known ? { ...known, n: known.n + 1 } : mark)
  }
  return [...byKey.values()].sort(byMinute)
}
