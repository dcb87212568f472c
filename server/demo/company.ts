import { DateTime } from 'luxon'
import type { Posted } from '../../shared/feedback.ts'
import type { Mood } from '../../shared/metric.ts'
import { fortune, hoursOf, newsOf, touchpointsOf } from './calendar.ts'
import { type Deck, makeDeck } from './deck.ts'
import { makeAuthor, SHOP_NAMES, type Shop } from './people.ts'
import { makeRandom, type Random } from './random.ts'
import {
  moodsAt,
  SOURCES,
  type SourceKey,
  scoreIn,
  sourceOf,
  TOUCHPOINTS,
  type Touchpoint,
  VOICES,
} from './touchpoints.ts'
import type { Said } from './voices/voice.ts'

/** What a customer of the demo company sends, and through which source. */
export interface Sent {
  source: SourceKey
  posted: Posted
}

/** Harbour & Pine: outdoor and home goods, seven shops and a mail order. Equal seeds make equal companies. */
export interface Company {
  /** All voices from `since` until now, oldest first. Those of a past moment never change when time goes on. */
  history(now: number): Sent[]
  /** Somebody who writes at this moment; call it after `history`, so that words do not come twice in a month. */
  next(now: number): Sent
}

export interface CompanySeed {
  seed: string
  /** The first day, as `2025-11-21`. */
  since: string
  zone: string
}

/** Who writes at all leaves words in so many cases; the unhappy have more to say. */
const WORDY: Readonly<Record<Mood, number>> = { good: 0.22, neutral: 0.2, bad: 0.3 }
const WORDY_LIVE = 0.75

const YEAR_DAYS = 365

export function makeCompany({ seed, since, zone }: CompanySeed): Company {
  const first = DateTime.fromISO(since, { zone })
  let decks = makeDecks(seed)
  let live = makeRandom(`${seed} live`)
  return {
    history: (now) => {
      decks = makeDecks(seed)
      live = makeRandom(`${seed} live ${now}`)
      const days = Math.floor(DateTime.fromMillis(now, { zone }).diff(first, 'days').days)
      const sent = Array.from({ length: days + 1 }, (_, nth) =>
        dayOf(first.plus({ days: nth }), nth, { seed, decks }),
      )
      return sent.flat().filter(({ posted }) => Date.parse(posted.occurredAt ?? '') <= now)
    },
    next: (now) => {
      const day = DateTime.fromMillis(now, { zone })
      const touchpoint = live.weighted(touchpointsOf(day, 0))
      return write({ touchpoint, day, age: 0, random: live, decks, isLive: true })
    },
  }
}

interface Making {
  seed: string
  decks: Decks
}

/** One day's voices, in the order of the clock. */
function dayOf(day: DateTime, nth: number, { seed, decks }: Making): Sent[] {
  const date = day.toISODate() ?? ''
  const random = makeRandom(`${seed} ${date}`)
  const age = Math.max(0, 1 - nth / YEAR_DAYS)
  const means = touchpointsOf(day, age)
  const times = TOUCHPOINTS.flatMap((touchpoint) =>
    Array.from({ length: random.count(means[touchpoint]) }, () => ({
      touchpoint,
      at: timeOf(touchpoint, day, random),
    })),
  )
  times.sort((a, b) => a.at.toMillis() - b.at.toMillis())
  const usual = times.map(({ touchpoint, at }, number) => {
    const { source, posted } = write({ touchpoint, day, age, random, decks, isLive: false })
    return dated({ source, posted }, at, `${date}-${String(number + 1).padStart(2, '0')}`)
  })
  const all = [...usual, ...newsAt(day, makeRandom(`${seed} ${date} news`))]
  return all.sort((a, b) => Date.parse(a.posted.occurredAt ?? '') - Date.parse(b.posted.occurredAt ?? ''))
}

function dated({ source, posted }: Sent, at: DateTime, externalId: string): Sent {
  return { source, posted: { externalId, ...posted, occurredAt: at.toUTC().toISO() ?? '' } }
}

/** What people say on this day about what is new. */
function newsAt(day: DateTime, random: Random): Sent[] {
  return newsOf(day).map(({ touchpoint, tag, mood, words }, number) => {
    const source = touchpoint === 'purchase' ? 'parcels' : sourceOf(touchpoint, random)
    const said = { comment: words, language: 'en', tags: [tag] }
    const about = { touchpoint, location: 'Online', channel: SOURCES[source].channel }
    const author = makeAuthor(random.one(SHOP_NAMES), random)
    const posted: Posted = { score: scoreIn(source, mood, random), ...about, author, ...said }
    return dated({ source, posted }, timeOf(touchpoint, day, random), `${day.toISODate()}-news-${number + 1}`)
  })
}

function timeOf(touchpoint: Touchpoint, day: DateTime, random: Random): DateTime {
  const hour = Number(random.weighted(hoursOf(touchpoint)))
  return day.set({ hour, minute: random.between(0, 59), second: random.between(0, 59) })
}

interface Writing {
  touchpoint: Touchpoint
  day: DateTime
  age: number
  random: Random
  decks: Decks
  isLive: boolean
}

function write({ touchpoint, day, age, random, decks, isLive }: Writing): Sent {
  const shop = random.one(SHOP_NAMES)
  const source = sourceOf(touchpoint, random)
  const mood = random.weighted(moodsAt(touchpoint, shop, fortune(touchpoint, day, age)))
  const { channel } = SOURCES[source]
  const location = touchpoint === 'visit' || source === 'shops' ? shop : 'Online'
  const posted: Posted = { score: scoreIn(source, mood, random), touchpoint, location, channel }
  const author = makeAuthor(shop, random)
  const writes = random.chance(isLive ? WORDY_LIVE : WORDY[mood])
  const said = writes ? speak({ deck: decks[touchpoint][mood], shop, location, random, isLive }) : null
  return { source, posted: { ...posted, author, ...said, ...consentOf(random, said !== null) } }
}

/** Of things that only the online shop can do well or badly. */
const ONLINE_TAGS = new Set<string | undefined>(['checkout', 'search', 'photos'])

interface Speaking {
  deck: Deck<Said>
  shop: Shop
  location: string
  random: Random
  isLive: boolean
}

/** Who writes live passes over some cards, so that each start of the demo does not begin with the same words. */
function speak({
  deck,
  shop,
  location,
  random,
  isLive,
}: Speaking): Pick<Posted, 'comment' | 'language' | 'tags'> | null {
  const suits = ([, tag, only]: Said) =>
    (only === undefined || only === shop) && (location === 'Online' || !ONLINE_TAGS.has(tag))
  const passing = isLive ? deck.deal((card) => suits(card) && random.chance(0.4)) : null
  const said = passing ?? deck.deal(suits)
  if (!said) return null
  const [comment, tag] = said
  return { comment, language: 'en', ...(tag && { tags: [tag] }) }
}

/** A few want to be read without their name, fewer not at all. Who only taps a number is not even asked. */
function consentOf(random: Random, hasWords: boolean): Pick<Posted, 'consent'> {
  if (!hasWords) return { consent: { show: false } }
  const wish = random.weighted({ none: 90, nameless: 7, unread: 3 })
  if (wish === 'none') return {}
  return { consent: wish === 'unread' ? { show: false } : { show: true, name: false } }
}

type Decks = Readonly<Record<Touchpoint, Readonly<Record<Mood, Deck<Said>>>>>

function makeDecks(seed: string): Decks {
  const random = makeRandom(`${seed} decks`)
  const decks = TOUCHPOINTS.map((touchpoint) => {
    const { good, neutral, bad } = VOICES[touchpoint]
    const made = {
      good: makeDeck(good, random),
      neutral: makeDeck(neutral, random),
      bad: makeDeck(bad, random),
    }
    return [touchpoint, made] as const
  })
  return Object.fromEntries(decks) as Decks
}
