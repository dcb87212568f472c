import type { Metric } from '../../shared/metric.ts'
import { OWN_SCALE } from '../../shared/metric.ts'
import { type Change, type Counts, changeOf, type Score, scoreOf, toCounts } from '../../shared/score.ts'
import type { ScaledTally } from '../storage/feedback-reader.ts'
import { type CountFilter, narrowed } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import { EVERYTHING, QUARTER_MS } from '../storage/tallies.ts'
import { midnightBefore, type Range, windowAt, windowBefore, windowUntil } from './windows.ts'

export interface ScoreQuery {
  metric: Metric
  filter: CountFilter
  windowDays: number
  /** Where midnight is cut for the change. */
  timeZone: string
}

export interface ScoreAnswer extends Score {
  /** How many answers of the window do not count. */
  excluded: number
  previous: Pick<Score, 'score' | 'n' | 'lower' | 'upper'>
  change: Change | null
}

interface Tallied {
  counts: Counts
  excluded: number
}

const RANGES_KEPT = 500

/**
 * Scores from counts. What lies before the running quarter-hour hardly ever changes, so it is read once and
 * kept until a commit touches it: a score costs the same whatever the history.
 */
export function createScores(storage: Pick<Storage, 'feedback' | 'tallies' | 'onCommit'>) {
  const kept = new Map<string, { range: Range; tallies: Promise<ScaledTally[]> }>()
  storage.onCommit(({ counted }) => {
    if (!counted) return
    for (const [key, { range }] of kept) {
      if (counted.from < range.to && counted.to >= range.from) kept.delete(key)
    }
  })

  function read(metric: Metric, filter: CountFilter, range: Range): Promise<ScaledTally[]> {
    const dimensions = narrowed(filter)
    const [only] = dimensions
    if (filter.allTags) return storage.feedback.tallies(metric, filter, range.from, range.to)
    if (!only) return storage.tallies.read({ metric, dimension: EVERYTHING, values: [''], ...range })
    const oneTally = dimensions.length === 1 && (only.dimension !== 'tag' || only.values.length === 1)
    if (oneTally)
      return storage.tallies.read({ metric, ...only, values: [...new Set(only.values)], ...range })
    return storage.feedback.tallies(metric, filter, range.from, range.to)
  }

  function closed(metric: Metric, filter: CountFilter, range: Range): Promise<ScaledTally[]> {
    const key = JSON.stringify([metric, narrowed(filter), filter.allTags, range])
    const known = kept.get(key)
    if (known) return known.tallies
    if (kept.size >= RANGES_KEPT) kept.delete(kept.keys().next().value as string)
    const tallies = read(metric, filter, range)
    const entry = { range, tallies }
    kept.set(key, entry)
    tallies.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    return tallies
  }

  async function tallied(metric: Metric, filter: CountFilter, range: Range, now: number): Promise<Tallied> {
    const running = Math.floor(now / QUARTER_MS) * QUARTER_MS
    const cut = Math.min(Math.max(running, range.from), range.to)
    const parts = await Promise.all([
      cut > range.from ? closed(metric, filter, { from: range.from, to: cut }) : [],
      cut < range.to ? read(metric, filter, { from: cut, to: range.to }) : [],
    ])
    const all = parts.flat()
    const scale = (tally: ScaledTally) => tally.scale ?? OWN_SCALE[metric]
    return {
      counts: toCounts(
        metric,
        all.map((tally) => ({ scale: scale(tally), score: tally.score, n: tally.counted })),
      ),
      excluded: all.reduce((sum, { excluded }) => sum + excluded, 0),
    }
  }

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
        ranges.map((range) => tallied(metric, filter, range, now)),
      )) as [Tallied, Tallied, Tallied, Tallied]
      const { score, n, lower, upper } = scoreOf(metric, before.counts)
      return {
        ...scoreOf(metric, current.counts),
        excluded: current.excluded,
        previous: { score, n, lower, upper },
        change: changeOf(metric, earlier.counts, after.counts),
      }
    },
  }
}

export type Scores = ReturnType<typeof createScores>
