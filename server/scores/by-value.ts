import type { Dimension } from '../../shared/dimension.ts'
import type { Metric } from '../../shared/metric.ts'
import type { ByAnswer, ScoreByValue } from '../../shared/scores.ts'
import { type CountFilter, narrowed } from '../storage/filter.ts'
import type { ScaledTally } from '../storage/scored.ts'
import type { Storage } from '../storage/storage.ts'
import type { ValueTallies } from '../storage/tallies-by.ts'
import { countedOf, countedScore } from './counting.ts'
import { atRunningQuarter, createKept, isEmpty } from './kept.ts'
import type { Range } from './windows.ts'

/** So many values of a dimension are told. */
const VALUES_TOLD = 50
/** One of them may hold thousands of values. */
const RANGES_KEPT = 30

export interface ByValueQuery {
  metric: Metric
  filter: CountFilter
  dimension: Dimension
}

/** The score of each value of a dimension in a range, those with the most answers first. */
export function createByValue(storage: Pick<Storage, 'tallies' | 'onCommit'>) {
  const kept = createKept<ValueTallies[]>(storage, RANGES_KEPT)

  async function read(query: ByValueQuery, range: Range): Promise<ValueTallies[]> {
    return isEmpty(range) ? [] : storage.tallies.by({ ...query, ...range })
  }

  return async (query: ByValueQuery, range: Range, now: number): Promise<Told> => {
    const { closed, running } = atRunningQuarter(range, now)
    const { metric, dimension, filter } = query
    const question = [metric, dimension, narrowed(filter), filter.allTags]
    const parts = await Promise.all([kept(question, closed, () => read(query, closed)), read(query, running)])
    const scores = together(parts.flat()).map(({ value, tallies }) => ({
      value,
      ...countedScore(metric, countedOf(metric, tallies)),
    }))
    const items = scores.toSorted(byCount).slice(0, VALUES_TOLD)
    return { items, others: scores.length - items.length }
  }
}

type Told = Pick<ByAnswer, 'items' | 'others'>

function together(parts: readonly ValueTallies[]): ValueTallies[] {
  const found = new Map<string, ScaledTally[]>()
  for (const { value, tallies } of parts) found.set(value, [...(found.get(value) ?? []), ...tallies])
  return [...found].map(([value, tallies]) => ({ value, tallies }))
}

/** By name where they are equal, so that the same question has the same answer. */
function byCount(one: ScoreByValue, other: ScoreByValue): number {
  return other.n - one.n || (one.value < other.value ? -1 : 1)
}
