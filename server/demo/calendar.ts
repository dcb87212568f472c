import type { DateTime } from 'luxon'
import type { Mood } from '../../shared/metric.ts'
import { TOUCHPOINTS, type Touchpoint } from './touchpoints.ts'
import { NEWS, type News } from './voices/news.ts'

/** Voices on a usual day of the company's present size. */
const USUAL = 24

/** From a year ago until now the company has grown to its present size. */
const GROWN_FROM = 0.7

const SHARES: Readonly<Record<Touchpoint, number>> = {
  visit: 0.34,
  purchase: 0.24,
  delivery: 0.27,
  support: 0.15,
}

/** Monday first. Shops are closed on Sundays, carriers too; people order on Sundays and complain on Mondays. */
const WEEK: Readonly<Record<Touchpoint, readonly number[]>> = {
  visit: [0.7, 0.75, 0.8, 1, 1.35, 2.4, 0],
  purchase: [1, 0.9, 0.9, 0.95, 1, 1, 1.25],
  delivery: [0.9, 1.2, 1.25, 1.2, 1.1, 0.65, 0.05],
  support: [1.8, 1.3, 1.1, 1.1, 1, 0.4, 0.1],
}

/** Clock hours at which people write, with their weights. */
const HOURS: Readonly<Record<Touchpoint, Readonly<Record<number, number>>>> = {
  visit: { 10: 3, 11: 5, 12: 6, 13: 5, 14: 5, 15: 6, 16: 7, 17: 6, 18: 3, 20: 1 },
  purchase: {
    7: 1,
    8: 2,
    9: 2,
    10: 2,
    11: 2,
    12: 3,
    13: 2,
    14: 2,
    15: 2,
    16: 2,
    17: 2,
    18: 3,
    19: 4,
    20: 5,
    21: 5,
    22: 3,
    23: 1,
  },
  delivery: { 8: 2, 9: 4, 10: 6, 11: 6, 12: 6, 13: 5, 14: 5, 15: 4, 16: 4, 17: 4, 18: 3, 19: 2 },
  support: { 8: 4, 9: 7, 10: 6, 11: 5, 12: 3, 13: 4, 14: 5, 15: 5, 16: 4, 17: 2 },
}

/** How many voices a touchpoint usually brings on a day. `age` is the share of the year behind now: 1 long ago, 0 today. */
export function usualCount(touchpoint: Touchpoint, day: DateTime, age: number): number {
  const weekday = WEEK[touchpoint][day.weekday - 1] ?? 1
  const grown = 1 - (1 - GROWN_FROM) * age
  return USUAL * SHARES[touchpoint] * weekday * grown * season(touchpoint, day)
}

/** The weights of the clock's hours, as keys that chance can pick from. */
export function hoursOf(touchpoint: Touchpoint): Readonly<Record<string, number>> {
  return HOURS[touchpoint]
}

/** Presents in December, quiet days around the new year, gardens in May, the road in July. */
function season(touchpoint: Touchpoint, { month, day }: DateTime): number {
  if (month === 12 && day >= 24 && day <= 26) return touchpoint === 'visit' ? 0 : 0.3
  if (month === 12) return day < 24 ? 1.7 : 0.9
  if (month === 1) return touchpoint === 'support' ? 1.3 : 0.8
  if (month >= 4 && month <= 6) return 1.2
  return month === 7 || month === 8 ? 1.1 : 1
}

/**
 * How much better or worse than usual it goes, in shares of customers. The year's story: parcels fail before and after
 * Christmas, spring sells out and the desk falls behind, and then it gets better, month by month.
 */
export function fortune(touchpoint: Touchpoint, { month, day }: DateTime, age: number): number {
  const better = 0.05 - 0.12 * age
  if (touchpoint === 'delivery' && ((month === 12 && day > 7) || (month === 1 && day < 16)))
    return better - 0.22
  if (touchpoint === 'support' && (month === 1 || month === 5)) return better - 0.14
  if (touchpoint === 'visit' && month === 6) return better - 0.06
  return better
}

export function touchpointsOf(day: DateTime, age: number): Record<Touchpoint, number> {
  const counts = TOUCHPOINTS.map((touchpoint) => [touchpoint, usualCount(touchpoint, day, age)] as const)
  return Object.fromEntries(counts) as Record<Touchpoint, number>
}

/** Each news is said within so many days of its beginning, and the next one begins a week after it. */
const NEWS_DAYS = 5
const WEEK_DAYS = 7
const DAY_MS = 24 * 60 * 60_000

export interface NewsSaid extends Pick<News, 'touchpoint' | 'tag'> {
  mood: Mood
  words: string
}

/** What is said on a day about the news of that week. */
export function newsOf(day: DateTime): NewsSaid[] {
  const date = Date.parse(`${day.toISODate()}T00:00:00Z`) / DAY_MS
  const news = NEWS[Math.floor(date / WEEK_DAYS) % NEWS.length]
  if (!news) return []
  const { touchpoint, tag, said } = news
  const today = said.filter((_, nth) => Math.floor((nth * NEWS_DAYS) / said.length) === date % WEEK_DAYS)
  return today.map(([mood, words]) => ({ touchpoint, tag, mood, words }))
}
