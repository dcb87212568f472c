import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { median, usuallySpeaks } from './silence.ts'
import { type DaySoFar, sameStretches, sameWeekdays } from './weeks.ts'

const DAY_MS = 24 * 60 * 60_000
/** The longest silence that is compared: a week has each hour once. */
const SILENCE_MOST_MS = 7 * DAY_MS
/** More than so many in a silence need not be told apart. */
const COUNT_MOST = 100
const FRESH_MS = 10_000

/** Whether a source speaks as it usually does. Times are epoch milliseconds. */
export interface Pulse {
  id: string
  /** When it was looked at. */
  at: number
  /** What arrived since midnight in the source's time zone; tests apart. */
  today: number
  /** The median of the last same weekdays until the same time of day; null while there is none. */
  usual: number | null
  /** How much came on each of those days until then, the newest first: eight, or as many as it has. */
  days: number[]
  lastAt: number | null
  /** That it is silent and usually is not, and how much usually comes in such a while. */
  silent: { since: number; usual: number } | null
}

interface PulseDeps {
  storage: Pick<Storage, 'arrivals'>
  now: () => number
}

export type ReadPulse = (source: Pick<Source, 'id' | 'timeZone'>) => Promise<Pulse>

/** Reads pulses. What may be asked by every page every minute is counted at most once in ten seconds. */
export function createPulse({ storage: { arrivals }, now }: PulseDeps): ReadPulse {
  const settled = createSettledCounts(arrivals)
  const fresh = new Map<string, { until: number; pulse: Promise<Pulse> }>()

  async function read({ id, timeZone }: Pick<Source, 'id' | 'timeZone'>): Promise<Pulse> {
    const [first, lastAt] = await Promise.all([arrivals.first(id), arrivals.last(id)])
    const at = now()
    const [today, ...before] = sameWeekdays(at, timeZone)
    // Before its first voice there was no day that could have been quiet.
    const days = before.filter((day) => first !== null && day.settled.from >= first)
    const counts = await countDays(id, [today as DaySoFar, ...days])
    const [soFar = 0, ...others] = counts
    return {
      id,
      at,
      today: soFar,
      usual: median(others),
      days: others,
      lastAt,
      silent: first === null || lastAt === null ? null : await silence({ id, timeZone, first, lastAt }),
    }
  }

  async function countDays(id: string, days: readonly DaySoFar[]): Promise<number[]> {
    const [before, since] = await Promise.all([
      settled(
        id,
        days.map((day) => day.settled),
      ),
      arrivals.counts(
        id,
        days.map((day) => day.open),
      ),
    ])
    return days.map((_, place) => (before[place] ?? 0) + (since[place] ?? 0))
  }

  async function silence(known: { id: string; timeZone: string; first: number; lastAt: number }) {
    const { id, timeZone, first, lastAt } = known
    const to = now()
    const from = Math.max(lastAt + 1, to - SILENCE_MOST_MS)
    const stretches = sameStretches({ from, to }, timeZone).filter((stretch) => stretch.from >= first)
    const counts = await arrivals.countsUpTo(id, stretches, COUNT_MOST)
    return usuallySpeaks(counts) ? { since: lastAt, usual: median(counts) ?? 0 } : null
  }

  return (source) => {
    const known = fresh.get(source.id)
    if (known && known.until > now()) return known.pulse
    const pulse = read(source)
    fresh.set(source.id, { until: now() + FRESH_MS, pulse })
    pulse.catch(() => fresh.delete(source.id))
    return pulse
  }
}

/** Counts what is over once in each quarter of an hour: a busy source has much of it. */
function createSettledCounts(arrivals: PulseDeps['storage']['arrivals']) {
  const kept = new Map<string, { key: string; counts: Promise<number[]> }>()
  return (source: string, stretches: readonly { from: number; to: number }[]): Promise<number[]> => {
    const key = JSON.stringify(stretches)
    const known = kept.get(source)
    if (known?.key === key) return known.counts
    const counts = arrivals.counts(source, stretches)
    kept.set(source, { key, counts })
    counts.catch(() => kept.delete(source))
    return counts
  }
}
