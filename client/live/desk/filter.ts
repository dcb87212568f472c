import type { Feedback } from '../../../shared/feedback.ts'

/** An entry as the API answers it to admins. */
export type Entry = Feedback

export const SHOWS = ['held', 'shown', 'hidden', 'not-counted'] as const
export type Show = (typeof SHOWS)[number]

/** What else narrows the feed, named as the API names it. */
export const FIELDS = [
  'source',
  'metric',
  'score',
  'mood',
  'location',
  'touchpoint',
  'segment',
  'language',
  'tag',
  'author',
  'from',
  'to',
  'starred',
  'pinned',
  'suspected',
  'q',
] as const
export type Field = (typeof FIELDS)[number]

/**
 * Which entries are listed; all that is given must be so. `score` is "3" or "0-6", `from` and `to` are whole
 * days as "2026-11-21" where the reader is, `author` is the id of an entry of the same person, `q` is searched for.
 */
export type FeedFilter = Readonly<{ show?: Show } & Partial<Record<Field, string>>>

export const NO_FILTER: FeedFilter = {}

/** From the address bar: what is not known there is left out. */
export function readFilter(search: string): FeedFilter {
  const given = new URLSearchParams(search)
  const show = SHOWS.find((name) => name === given.get('show'))
  const fields = FIELDS.map((field) => [field, given.get(field)?.trim()]).filter(([, value]) => value)
  return { ...(show && { show }), ...Object.fromEntries(fields) }
}

/** For the address bar: "?show=held&q=late", the same text for the same filter. */
export function searchOf(filter: FeedFilter): string {
  const pairs = (['show', ...FIELDS] as const).map((name) => [name, filter[name] ?? ''] as [string, string])
  const text = new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString()
  return text === '' ? '' : `?${text}`
}

/** For the API: "&display=held&q=late". */
export function queryOf({ show, from, to, ...fields }: FeedFilter): string {
  const query = new URLSearchParams(fields)
  if (show === 'not-counted') query.set('counted', 'false')
  else if (show !== undefined) query.set('display', show)
  const begins = from && dayAt(from, 0)
  const ends = to && dayAt(to, 1)
  if (begins) query.set('from', begins)
  if (ends) query.set('to', ends)
  const text = query.toString()
  return text === '' ? '' : `&${text}`
}

/** The start of a day, or of a later one, where the reader is; null for what is no day. */
function dayAt(day: string, later: number): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const at = new Date(year, month - 1, date + later)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** What only the server can tell: whether words match, and whether two are the same person. */
export function needsServer({ q, author }: FeedFilter): boolean {
  return q !== undefined || author !== undefined
}

/** Whether an entry is listed, as far as the page can tell by itself. */
export function belongs(filter: FeedFilter, entry: Entry): boolean {
  const { show, score, from, to, tag } = filter
  if (show === 'not-counted' ? entry.counted : show !== undefined && entry.display !== show) return false
  if (score !== undefined && !inRange(score, entry.score)) return false
  if (tag !== undefined && !entry.tags?.includes(tag)) return false
  const begins = from && dayAt(from, 0)
  const ends = to && dayAt(to, 1)
  if (begins && entry.arrivedAt < begins) return false
  if (ends && entry.arrivedAt >= ends) return false
  return PLAIN.every((field) => filter[field] === undefined || filter[field] === textOf(entry, field))
}

const PLAIN = [
  'source',
  'metric',
  'mood',
  'location',
  'touchpoint',
  'segment',
  'language',
  'starred',
  'pinned',
  'suspected',
] as const

function textOf(entry: Entry, field: (typeof PLAIN)[number]): string | undefined {
  if (field === 'segment') return entry.author?.segment
  if (field === 'suspected') return String(entry.suspected === true)
  if (field === 'starred' || field === 'pinned') return String(entry[field])
  return entry[field]
}

function inRange(range: string, score: number | undefined): boolean {
  const [, least, most = least] = /^(-?\d+)(?:-(-?\d+))?$/.exec(range) ?? []
  if (score === undefined || least === undefined) return false
  return score >= Number(least) && score <= Number(most)
}
