import type { Metric, Mood } from '../../shared/metric.ts'
import type { Shop } from './people.ts'
import type { Random } from './random.ts'
import { DELIVERY } from './voices/delivery.ts'
import { PURCHASE } from './voices/purchase.ts'
import { SUPPORT } from './voices/support.ts'
import { VISIT } from './voices/visit.ts'
import type { Voices } from './voices/voice.ts'

export const TOUCHPOINTS = ['visit', 'purchase', 'delivery', 'support'] as const
export type Touchpoint = (typeof TOUCHPOINTS)[number]

/** What people say at each of them. */
export const VOICES: Readonly<Record<Touchpoint, Voices>> = {
  visit: VISIT,
  purchase: PURCHASE,
  delivery: DELIVERY,
  support: SUPPORT,
}

/** The company's integrations: who asks customers, and with which question. */
export const SOURCES = {
  shops: { name: 'Tills in the shops', metric: 'nps', channel: 'qr' },
  parcels: { name: 'Mail after a parcel', metric: 'nps', channel: 'email' },
  desk: { name: 'Support desk', metric: 'csat', channel: 'email' },
  reviews: { name: 'Reviews in the online shop', metric: 'stars', channel: 'web' },
} as const satisfies Record<string, { name: string; metric: Metric; channel: string }>

export type SourceKey = keyof typeof SOURCES

/** Half of those who bought something online are asked for stars, the others whether they would recommend it. */
export function sourceOf(touchpoint: Touchpoint, random: Random): SourceKey {
  if (touchpoint === 'support') return 'desk'
  if (touchpoint === 'visit') return 'shops'
  if (touchpoint === 'delivery') return 'parcels'
  return random.weighted({ shops: 4, parcels: 3, reviews: 3 })
}

/** Shares of customers in each mood, before the fortune of the day. */
const USUAL_MOODS: Readonly<Record<Touchpoint, Readonly<Record<Mood, number>>>> = {
  visit: { good: 0.63, neutral: 0.24, bad: 0.13 },
  purchase: { good: 0.6, neutral: 0.27, bad: 0.13 },
  delivery: { good: 0.58, neutral: 0.24, bad: 0.18 },
  support: { good: 0.64, neutral: 0.16, bad: 0.2 },
}

/** Some shops are better run than others. */
const SHOP_FORTUNE: Partial<Record<Shop, number>> = { Groningen: 0.08, Aarhus: 0.04, Bremen: -0.09 }

/** Luck moves people from the bad mood to the good one, and a few through the middle. */
export function moodsAt(touchpoint: Touchpoint, shop: Shop, fortune: number): Record<Mood, number> {
  const usual = USUAL_MOODS[touchpoint]
  const luck = fortune + (touchpoint === 'visit' ? (SHOP_FORTUNE[shop] ?? 0) : 0)
  const bad = Math.max(0.03, usual.bad - luck * 0.7)
  const good = Math.max(0.05, usual.good + luck)
  return { good, bad, neutral: Math.max(0.05, 1 - good - bad) }
}

const SCORES: Readonly<
  Record<'nps' | 'csat' | 'stars', Readonly<Record<Mood, Readonly<Record<string, number>>>>>
> = {
  nps: { good: { 9: 4, 10: 5 }, neutral: { 7: 3, 8: 5 }, bad: { 6: 5, 5: 5, 4: 2, 3: 3, 2: 2, 1: 1, 0: 3 } },
  csat: { good: { 4: 3, 5: 5 }, neutral: { 3: 1 }, bad: { 2: 2, 1: 3 } },
  stars: { good: { 4: 3, 5: 6 }, neutral: { 3: 1 }, bad: { 2: 2, 1: 3 } },
}

export function scoreIn(source: SourceKey, mood: Mood, random: Random): number {
  return Number(random.weighted(SCORES[SOURCES[source].metric][mood]))
}
