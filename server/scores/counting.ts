import type { Metric } from '../../shared/metric.ts'
import { OWN_SCALE } from '../../shared/metric.ts'
import { type Counts, scoreOf, toCounts } from '../../shared/score.ts'
import type { CountedScore } from '../../shared/scores.ts'
import { type CountFilter, narrowed } from '../storage/filter.ts'
import type { ScaledTally } from '../storage/scored.ts'
import type { Storage } from '../storage/storage.ts'
import { EVERYTHING, QUARTER_MS } from '../storage/tallies.ts'
import type { Range } from './windows.ts'

export interface Counted {
  counts: Counts
  excluded: number
}

/** Some years by weeks, and the windows of all walls. */
const RANGES_KEPT = 2_000

export type Counting = ReturnType<typeof createCounting>

/**
 * What a range counts. What lies before the running quarter-hour hardly ever changes, so it is read once and
 * kept until a commit touches it: a score costs the same whatever the history.
 */
export function createCounting(storage: Pick<Storage, 'feedback' | 'tallies' | 'onCommit'>) {
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
    if (known) {
      // To the end of the row: what nobody asks for any more goes first.
      kept.delete(key)
      kept.set(key, known)
      return known.tallies
    }
    if (kept.size >= RANGES_KEPT) kept.delete(kept.keys().next().value as string)
    const tallies = read(metric, filter, range)
    const entry = { range, tallies }
    kept.set(key, entry)
    tallies.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    return tallies
  }

  return async (metric: Metric, filter: CountFilter, range: Range, now: number): Promise<Counted> => {
    const running = Math.floor(now / QUARTER_MS) * QUARTER_MS
    const cut = Math.min(Math.max(running, range.from), range.to)
    const parts = await Promise.all([
      cut > range.from ? closed(metric, filter, { from: range.from, to: cut }) : [],
      cut < range.to ? read(metric, filter, { from: cut, to: range.to }) : [],
    ])
    return countedOf(metric, parts.flat())
  }
}

export function countedOf(metric: Metric, tallies: readonly ScaledTally[]): Counted {
  const scale = (tally: ScaledTally) => tally.scale ?? OWN_SCALE[metric]
  return {
    counts: toCounts(
      metric,
      tallies.map((tally) => ({ scale: scale(tally), score: tally.score, n: tally.counted })),
    ),
    excluded: tallies.reduce((sum, { excluded }) => sum + excluded, 0),
  }
}

export function countedScore(metric: Metric, { counts, excluded }: Counted): CountedScore {
  return { ...scoreOf(metric, counts), excluded }
}
