import type { Ruled } from '../../shared/feedback.ts'
import { OWN_SCALE } from '../../shared/metric.ts'
import { MASKED, visibleWords } from '../../shared/passages.ts'
import { type Entry, type FeedFilter, type Show, searchOf } from '../live/desk/filter.ts'

/** "1 screen", "4,000 screens". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

export const METRIC_NAMES = {
  nps: 'NPS, 0 to 10',
  csat: 'CSAT, 1 to 5',
  ces: 'CES, 1 to 7',
  stars: 'Stars, 1 to 5',
  thumbs: 'Thumbs, 0 or 1',
} as const

export const POLICY_NAMES = {
  publish: 'shown at once',
  hold: 'held for a moderator',
  rules: 'decided by the rules',
} as const

/** What stands for words where there are none. */
export function wordlessText(entry: Entry): string {
  if (entry.reason === 'withdrawn') return 'Withdrawn by the customer'
  if (entry.erased) return 'Erased: a score without words'
  return 'A score without words'
}

/** "10 of 10", "4 of 5"; a thumb is up or down. */
export function scoreWithScale({
  metric,
  score,
  scale,
}: Pick<Entry, 'metric' | 'score' | 'scale'>): string | null {
  if (score === undefined) return null
  const max = scale?.max ?? (metric ? OWN_SCALE[metric].max : 10)
  if (metric === 'thumbs' && max === 1) return score === 1 ? 'Thumbs up' : 'Thumbs down'
  return `${String(score).replace('-', '−')} of ${max}`
}

/** What became of an entry: where its words are, and whether its score counts. */
export function stateText({ display, counted, reason, suspected, ruled, erasing }: Entry): string {
  if (erasing !== undefined) return 'is being erased'
  if (!counted) return `${display}, not counted: ${reason}`
  const why = ruled?.filter((rule) => hasLedTo(display, rule)).map(({ name }) => name)
  const state = suspected ? `${display}, suspected of spam` : display
  return why?.length ? `${state}: ${why.join(', ')}` : state
}

/** Rules that tag, delay or show do not say why something is held. */
function hasLedTo(display: Entry['display'], { did }: Ruled): boolean {
  if (display === 'shown') return false
  return display === 'hidden' ? did.includes('hide') : did.includes('hold') || did.includes('spam')
}

const DID_TEXTS: Readonly<Record<string, string>> = {
  show: 'shown',
  hold: 'held',
  hide: 'hidden',
  spam: 'suspected of spam',
  tag: 'tagged',
  delay: 'delayed',
}

/** "held, tagged": what a rule did. */
export function didText(did: Ruled['did']): string {
  return did.map((one) => DID_TEXTS[one] ?? one).join(', ')
}

/** A comment for lists and notices, which lie open: what walls mask is masked here, too. */
export function maskedWords({ comment, masks = [], passages = {} }: Entry): string | undefined {
  if (comment === undefined) return undefined
  const { show: _, ...masking } = passages
  return visibleWords(comment, { masks, passages: masking }) ?? MASKED
}

/** The beginning of what somebody said, to know it again by. */
export function beginning(entry: Entry): string {
  const words = maskedWords(entry)?.trim().replace(/\s+/g, ' ')
  if (!words) return wordlessText(entry)
  return words.length > 24 ? `“${words.slice(0, 23).replace(/\s+\S*$/, '')} …”` : `“${words}”`
}

const EMPTY: Readonly<Record<Show | 'all', string>> = {
  all: 'No voice yet. The first one appears here as it comes.',
  held: 'Nothing waits for a moderator.',
  shown: 'Nothing is shown.',
  hidden: 'Nothing is hidden.',
  'not-counted': 'Everything counts.',
}

export function emptyText({ show, ...others }: FeedFilter): string {
  if (searchOf(others) !== '') return 'Nothing matches.'
  return EMPTY[show ?? 'all']
}
