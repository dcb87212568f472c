import type { Metric } from '../../shared/metric.ts'
import { OWN_SCALE } from '../../shared/metric.ts'
import { type Counts, scoreOf, toCounts } from '../../shared/score.ts'
import type { CountedScore } from '../../shared/scores.ts'
import { type CountFilter, narrowed } from '../storage/filter.ts'
import type { ScaledTally } from '../storage/scored.ts'
import type { Storage } from '../storage/storage.ts'
import { EVERYTHING } from '../storage/tallies.ts'
import { atRunningQuarter, createKept, isEmpty } from './kept.ts'
import type { Range } from './windows.ts'

export interface Counted {
  counts: Counts
  excluded: number
}

/** Some years by weeks, and the windows of all walls. */
const RANGES_KEPT = 2_000

/** What a range counts. What is closed of it is read once: a score costs the same whatever the history. */
export function createCounting(storage: Pick<Storage, 'feedback' | 'tallies' | 'onCommit'>) {
  const kept = createKept<ScaledTally[]>(storage, RANGES_KEPT)

  async function read(metric: Metric, filter: CountFilter, range: Range): Promise<ScaledTally[]> {
    if (isEmpty(range)) return []
    const dimensions = narrowed(filter)
    const [only] = dimensions
    if (filter.allTags) return storage.feedback.tallies(metric, filter, range.from, range.to)
    if (!only) return storage.tallies.read({ metric, dimension: EVERYTHING, values: [''], ...range })
    if (hasTally(filter))
      return storage.tallies.read({ metric, ...only, values: [...new Set(only.values)], ...range })
    return storage.feedback.tallies(metric, filter, range.from, range.to)
  }

  return async (metric: Metric, filter: CountFilter, range: Range, now: number): Promise<Counted> => {
    const { closed, running } = atRunningQuarter(range, now)
    const question = [metric, narrowed(filter), filter.allTags]
    const parts = await Promise.all([
      kept(question, closed, () => read(metric, filter, closed)),
      read(metric, filter, running),
    ])
    return countedOf(metric, parts.flat())
  }
}

/** Whether what a filter admits is counted as it comes; otherwise it is counted from the entries. */
export function hasTally(filter: CountFilter): boolean {
  const [only, ...others] = narrowed(filter)
  if (filter.allTags || others.length > 0) return false
  return only?.dimension !== 'tag' || only.values.length === 1
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
