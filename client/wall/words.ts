import type { Metric } from '../../shared/metric.ts'

/** All that the wall itself says, in one place. */

export function countText(n: number, one: string, many: string): string {
  return n === 1 ? one : many
}

/** What each metric's question is about. */
export const MEASURES: Readonly<Record<Metric, string>> = {
  nps: 'Recommend us',
  csat: 'Are satisfied, %',
  ces: 'Found it easy, %',
  stars: 'Stars of five',
  thumbs: 'Thumbs up, %',
}

/** How a moment of the customer's journey is said; one that is not here stands as it was sent. */
const MOMENTS: ReadonlyMap<string, string> = new Map([
  ['visit', 'after a visit'],
  ['purchase', 'after a purchase'],
  ['delivery', 'after a delivery'],
  ['support', 'after asking for help'],
  ['return', 'after a return'],
  ['onboarding', 'after getting started'],
  ['call', 'after a call'],
  ['chat', 'after a chat'],
  ['checkout', 'after paying'],
  ['order', 'after an order'],
  ['installation', 'after an installation'],
  ['repair', 'after a repair'],
])

export function momentText(touchpoint: string): string {
  return MOMENTS.get(touchpoint.trim().toLowerCase()) ?? touchpoint
}

export const WORDS = {
  live: 'live',
  noSign: 'no connection since',
  noSignYet: 'no connection yet',
  early: 'early',
  earlier: 'An earlier voice, from',
  earlierToday: 'Earlier today,',
  anonymous: 'A customer',
  today: (n: number) => countText(n, 'voice today', 'voices today'),
  noneToday: 'No voice yet today',
  waiting: (n: number) => countText(n, 'more came, and waits its turn', 'more came, and wait their turn'),
  sundownIn: 'sundown in',
  sunDown: 'the sun went down at',
  before: (days: number) => countText(days, 'on the day before', `on the ${days} days before`),
  sample: (n: string, days: number) => `${n} in ${days} ${countText(days, 'day', 'days')}`,
  excluded: (n: string) => `${n} not counted`,
  few: (n: number) => `${n} ${countText(n, 'response', 'responses')}.`,
  fewMore: 'Score from 5',
  none: 'No responses yet',
  goal: (score: string, by: string) => `Goal ${score} by ${by}`,
  scale: (max: number) => `of ${max}`,
  outOf: (max: number) => `out of ${max},`,
  thumb: (up: boolean) => (up ? 'Thumbs up,' : 'Thumbs down,'),
  wordless: 'without words.',
  first: 'The first voice is on its way.',
  firstMore: 'As soon as a customer writes, their words stand here.',
  idle: 'All quiet for now.',
  idleLast: 'The last voice came at',
  idleNone: 'The next voice will stand here.',
  reopens: 'The wall opens',
  at: 'at',
  closed: 'The wall is closed.',
  paused: 'A short pause.',
  pausedMore: 'The voices will be back.',
  offline: 'Out of touch.',
  offlineSince: 'This screen has lost its server, since',
  offlineMore: 'It keeps trying and comes back by itself.',
  loading: 'Opening the wall …',
  loadingLate: 'Waiting for the server.',
  loadingMore: 'This screen keeps trying and opens by itself.',
  refused: 'This link opens no wall.',
  refusedMore: 'It may have been replaced. Ask for a new one in the admin app; this screen keeps trying.',
  home: 'What customers say, where everyone can see it.',
  homeMore: 'Tenfoot is a live wall of customer feedback for office TVs.',
  homeLink: 'Open the admin app',
} as const

/** What a thumb says; every other score says its number. */
export function scoreOnMark(metric: Metric | null, score: number, max: number): string {
  if (metric === 'thumbs' && max === 1) return score === 1 ? '+' : '−'
  return String(score).replace('-', '−')
}
