import { lastWhere } from './bisect.ts'
import { around, type Difference, type Interval, type Method, Z } from './method.ts'
import type { Parts, Sample } from './sample.ts'

/** Good less bad, in points from −100 to 100. */
export const net: Method = { score: netScore, interval: netInterval, difference: netDifference }

function netScore({ parts, n }: Sample): number {
  return (100 * (parts.good - parts.bad)) / n
}

/** Tango's score interval, which Rocks (2016) calls iterative: inside ±100, and never without the score. */
export function netInterval(sample: Sample, z = Z): Interval {
  const { good, neutral, bad } = sample.parts
  return {
    lower: 100 * lowerLimit(sample, z),
    upper: -100 * lowerLimit({ ...sample, parts: { good: bad, neutral, bad: good } }, z) || 0,
  }
}

/** The smallest net share that the answers do not speak against. */
function lowerLimit({ parts, n }: Sample, z: number): number {
  const good = parts.good / n
  const bad = parts.bad / n
  const net = good - bad
  const tooSmall = (limit: number) => n * (net - limit) ** 2 >= z * z * varianceAt(limit, good, bad)
  return lastWhere(tooSmall, -1, net)
}

/** Variance of one answer if the true net share were `limit`, all else as likely as the answers allow. */
function varianceAt(limit: number, good: number, bad: number): number {
  const b = (2 - (good - bad)) * limit - (good + bad)
  const c = -bad * limit * (1 - limit)
  const likeliestBad = (Math.sqrt(Math.max(0, b * b - 8 * c)) - b) / 4
  return 2 * likeliestBad + limit * (1 - limit)
}

/** Answers that the adjusted Wald test adds to each window (Rocks 2016). */
const ADDED: Parts = { good: 0.75, neutral: 1.5, bad: 0.75 }

/**
 * The adjusted Wald test. `difference` is that of the adjusted scores, the middle of its interval: with few
 * answers the plain difference can lie outside.
 */
function netDifference(before: Sample, after: Sample): Difference {
  const older = adjusted(before)
  const newer = adjusted(after)
  const difference = newer.score - older.score
  const margin = 100 * Z * Math.sqrt(newer.variance + older.variance)
  return { difference, ...around(difference, margin, -200, 200) }
}

/** The adjusted score in points, and the variance of its share. */
function adjusted({ parts, n }: Sample): { score: number; variance: number } {
  const size = n + ADDED.good + ADDED.neutral + ADDED.bad
  const good = (parts.good + ADDED.good) / size
  const bad = (parts.bad + ADDED.bad) / size
  return { score: 100 * (good - bad), variance: (good + bad - (good - bad) ** 2) / size }
}
