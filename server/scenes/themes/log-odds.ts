/** How many of those who wrote used a phrase, in the time looked at and in the one before. */
export interface Uses {
  now: number
  before: number
}

/** How many wrote at all. */
export interface Writers {
  now: number
  before: number
}

/** The prior weighs as much as this share of all who wrote. */
const PRIOR = 0.25
/**
 * Of the phrases that are found, this share may be there by chance. In truth fewer are: with a use or none before,
 * the prior holds the sureness well below that of an exact test.
 */
const FALSE_SHARE = 0.2
/** However few phrases are compared: 5 % on two sides. */
const Z_AT_LEAST = 1.96

/**
 * How surely a phrase is used more than before: the log-odds ratio with an informative Dirichlet prior in
 * standard deviations (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16:4, 2008, equations
 * 16, 19 and 22). The prior of a phrase is its share in both times together, so that what is rare has to show
 * more. Counted are writers, each of them once.
 */
export function surenessOf({ now, before }: Uses, writers: Writers): number {
  const all = writers.now + writers.before
  const weight = PRIOR * all
  const prior = (weight * (now + before)) / all
  const odds = (uses: number, n: number) => Math.log((uses + prior) / (n + weight - uses - prior))
  const difference = odds(now, writers.now) - odds(before, writers.before)
  return difference / Math.sqrt(1 / (now + prior) + 1 / (before + prior))
}

/**
 * The sureness from which on phrases are told, given all that were compared: Benjamini and Hochberg's procedure
 * (1995) on one-sided p-values, and never below 1.96. Infinity when none is sure enough.
 */
export function sureFrom(surenesses: readonly number[]): number {
  const sorted = [...surenesses].sort((a, b) => b - a)
  let from = Number.POSITIVE_INFINITY
  sorted.forEach((z, place) => {
    if (upperTail(z) <= (FALSE_SHARE * (place + 1)) / sorted.length) from = z
  })
  return Math.max(from, Z_AT_LEAST)
}

/** The chance of a standard normal above z (Abramowitz and Stegun 26.2.17, to 7.5e-8). */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}
