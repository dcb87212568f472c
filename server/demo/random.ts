/** Chance that is the same each time it is started with the same words. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** True in so many cases of one. */
  chance(share: number): boolean
  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number
  one<T>(items: readonly T[]): T
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** How many come where `mean` come usually. */
  count(mean: number): number
}

export function makeRandom(words: string): Random {
  const next = mulberry32(seedOf(words))
  const one = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  return {
    next,
    one,
    chance: (share) => next() < share,
    between: (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1)),
    weighted: (weights) => weighted(weights, next()),
    count: (mean) => poisson(mean, next),
  }
}

/** FNV-1a. */
function seedOf(words: string): number {
  let seed = 0x811c9dc5
  for (const character of words) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return seed >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function weighted<K extends string>(weights: Readonly<Record<K, number>>, share: number): K {
  const entries = Object.entries<number>(weights) as [K, number][]
  let left = share * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  return (entries.at(-1) as [K, number])[0]
}

/** Knuth's way; the means here are small. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count += 1
  return count
}
