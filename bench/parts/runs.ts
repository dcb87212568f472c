/** What one run of a bench is given. */
export interface Sides {
  runs: number
  product: () => Promise<number>
  limit: () => Promise<number>
}

/** Both sides in turns, product first, so that what the machine does meanwhile befalls both. */
export async function interleave({
  runs,
  product,
  limit,
}: Sides): Promise<[values: number[], limits: number[]]> {
  const values: number[] = []
  const limits: number[] = []
  for (let run = 0; run < runs; run++) {
    values.push(await product())
    limits.push(await limit())
  }
  return [values, limits]
}
