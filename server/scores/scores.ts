import type { Dimension } from '../../shared/dimension.ts'
import type { Metric } from '../../shared/metric.ts'
import { changeOf, scoreOf } from '../../shared/score.ts'
import type { ByAnswer, ScoreAnswer, Step, YearPart } from '../../shared/scores.ts'
import type { CountFilter } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import { type Counted, countedOf, countedScore, createCounting } from './counting.ts'
import { midnightBefore, windowAt, windowBefore, windowUntil, yearOf } from './windows.ts'

export interface ScoreQuery {
  metric: Metric
  filter: CountFilter
  windowDays: number
  /** Where midnight is cut for the change. */
  timeZone: string
}

export type YearQuery = Omit<ScoreQuery, 'windowDays'> & { step: Step }
export type ByQuery = Omit<ScoreQuery, 'timeZone'> & { dimension: Dimension }

/** So many values of a dimension are told. */
const VALUES_TOLD = 50

/** Scores from counts, for walls and everybody else who asks. */
export function createScores(storage: Pick<Storage, 'feedback' | 'tallies' | 'onCommit'>) {
  const counted = createCounting(storage)
  const midnights = new Map<string, { quarter: number; midnight: number }>()

  /** Midnights move on the quarter-hour at most; working one out takes longer than reading a score. */
  function midnight(now: number, timeZone: string): number {
    const quarter = Math.floor(now / QUARTER_MS)
    const known = midnights.get(timeZone)
    if (known?.quarter === quarter) return known.midnight
    const fresh = midnightBefore(now, timeZone)
    midnights.set(timeZone, { quarter, midnight: fresh })
    return fresh
  }

  return {
    /** The score of the window that ends now, the one before, and whether it changed. */
    async read({ metric, filter, windowDays, timeZone }: ScoreQuery, now: number): Promise<ScoreAnswer> {
      const window = windowAt(now, windowDays)
      const settled = windowUntil(midnight(now, timeZone), windowDays)
      const ranges = [window, windowBefore(window), settled, windowBefore(settled)]
      const [current, before, after, earlier] = (await Promise.all(
        ranges.map((range) => counted(metric, filter, range, now)),
      )) as [Counted, Counted, Counted, Counted]
      const { score, n, lower, upper } = scoreOf(metric, before.counts)
      return {
        ...countedScore(metric, current),
        previous: { score, n, lower, upper },
        change: changeOf(metric, earlier.counts, after.counts),
      }
    },

    /** The last twelve months or 52 weeks of a zone, the running one with them. */
    year({ metric, filter, timeZone, step }: YearQuery, now: number): Promise<YearPart[]> {
      const parts = yearOf(now, { timeZone, step }).map(async (range) => ({
        from: new Date(range.from).toISOString(),
        to: new Date(range.to).toISOString(),
        ...countedScore(metric, await counted(metric, filter, range, now)),
      }))
      return Promise.all(parts)
    },

    /** The score of each value of a dimension in the window that ends now. */
    async by(query: ByQuery, now: number): Promise<Pick<ByAnswer, 'items' | 'others'>> {
      const { windowDays, ...asked } = query
      const range = windowAt(now, windowDays)
      const { values, others } = await storage.tallies.by({ ...asked, ...range, limit: VALUES_TOLD })
      const items = values.map(({ value, tallies }) => ({
        value,
        ...countedScore(asked.metric, countedOf(asked.metric, tallies)),
      }))
      return { items, others }
    },
  }
}

export type Scores = ReturnType<typeof createScores>
