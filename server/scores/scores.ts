import { METRICS, type Metric } from '../../shared/metric.ts'
import { changeOf, scoreOf } from '../../shared/score.ts'
import type { ByAnswer, ScoreAnswer, Step, YearPart } from '../../shared/scores.ts'
import type { CountFilter } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import { type ByValueQuery, createByValue } from './by-value.ts'
import { type Counted, countedScore, createCounting, hasTally } from './counting.ts'
import { midnightBefore, windowAt, windowBefore, windowUntil, yearOf } from './windows.ts'

export interface ScoreQuery {
  metric: Metric
  filter: CountFilter
  windowDays: number
  /** Where midnight is cut for the change. */
  timeZone: string
}

export type YearQuery = Omit<ScoreQuery, 'windowDays'> & {
  step: Step
  /** The last part counts up to this quarter of an hour, epoch milliseconds; without it all of it. */
  until?: number
}
export type ByQuery = ByValueQuery & Pick<ScoreQuery, 'windowDays'>

/** Scores from counts, for walls and everybody else who asks. */
export function createScores(storage: Pick<Storage, 'feedback' | 'tallies' | 'onCommit'>) {
  const counted = createCounting(storage)
  const byValue = createByValue(storage)
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
    year({ metric, filter, timeZone, step, until }: YearQuery, now: number): Promise<YearPart[]> {
      const parts = yearOf(now, { timeZone, step }).map(async ({ from, to }) => ({
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        ...countedScore(metric, await counted(metric, filter, { from, to: Math.min(to, until ?? to) }, now)),
      }))
      return Promise.all(parts)
    },

    /**
     * How many answers count, of any metric, since there are any. Null where that is not kept for the filter:
     * counts are kept by one dimension each, so of several together only the whole history would tell.
     */
    async total(filter: CountFilter, now: number): Promise<number | null> {
      if (!hasTally(filter)) return null
      const everything = { from: 0, to: windowAt(now, 1).to }
      const all = await Promise.all(METRICS.map((metric) => counted(metric, filter, everything, now)))
      return all.reduce((sum, { counts }) => sum + Object.values(counts).reduce((n, each) => n + each, 0), 0)
    },

    /** The score of each value of a dimension in the window that ends now. */
    by({ windowDays, ...query }: ByQuery, now: number): Promise<Pick<ByAnswer, 'items' | 'others'>> {
      return byValue(query, windowAt(now, windowDays), now)
    },
  }
}

export type Scores = ReturnType<typeof createScores>
