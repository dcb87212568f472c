/** The smallest value that at least `share` of the values do not exceed (nearest rank). @throws without values */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  const found = sorted[rank - 1]
  if (found === undefined) throw new RangeError('there is no percentile of nothing')
  return found
}

/** Half-way between the two in the middle where there are two. @throws without values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('there is no median of nothing')
  return (low + high) / 2
}
