/** A stretch is compared with the same one of so many weeks before. */
export const WEEKS = 8
/** With fewer weeks nobody can say what is usual. */
const WEEKS_NEEDED = 4
/**
 * Where about six usually come, none come by chance once in four hundred times (e⁻⁶): fewer would raise false
 * alarms, more would notice a quiet source too late.
 */
const USUALLY = 6

/**
 * Whether a source that has said nothing for a while usually does. `counts` says how much came in the same
 * stretch of the week (the same days, the same time of day) in each of the last weeks in which it spoke at all.
 * It usually speaks when about six or more come then (the median), and at most one of those weeks was silent, too.
 */
export function usuallySpeaks(counts: readonly number[]): boolean {
  if (counts.length < WEEKS_NEEDED) return false
  const silentWeeks = counts.filter((count) => count === 0).length
  return silentWeeks <= 1 && (median(counts) ?? 0) >= USUALLY
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  if (sorted.length % 2 === 1) return upper
  return ((sorted[middle - 1] as number) + upper) / 2
}
