import type { Source } from '../places.ts'
import { clockText, momentText } from '../times.ts'
import { count, METRIC_NAMES } from '../words.ts'
import type { Pulse, Request } from './data.ts'

/** "38 today, usually 52 by now". */
export function todayText({ today, usual }: Pulse): string {
  return usual === null ? `${today} today` : `${today} today, usually ${Math.round(usual)} by now`
}

/** "The last 8 Saturdays until 10:07"; null while there were none. */
export function daysText({ days, at }: Pulse, timeZone: string): string | null {
  if (days.length === 0) return null
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { timeZone, ...options }).format(Date.parse(at))
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const which = `${format({ weekday: 'long' })}${days.length === 1 ? '' : 's'}`
  return `${days.length === 1 ? 'Last' : `The last ${days.length}`} ${which} until ${clock}`
}

/** "Silent since 09:55. About 12 usually come in such a while." */
export function silenceText({ since, usual }: NonNullable<Pulse['silent']>, now: number): string {
  const at = Date.parse(since)
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  const when = sameDay ? clockText(at) : momentText(at, now)
  const many = usual >= 100 ? '100 or more' : `about ${Math.round(usual)}`
  return `Silent since ${when}. In the same while of other weeks ${many} came in.`
}

const ASKED: Readonly<Record<string, string>> = {
  'POST /feedback': 'one entry',
  'POST /feedback/batch': 'a batch',
  'PUT /feedback/by-external-id/:externalId': 'a replacement',
  'DELETE /feedback/by-external-id/:externalId': 'a withdrawal',
  'GET /source': 'who it is',
  'POST test voice': 'a test voice, from this page',
}

/** What a request wanted, in a word or two. */
export function askedText({ method, path, entries }: Request): string {
  const asked = ASKED[`${method} ${path}`] ?? `${method} ${path}`
  return entries !== undefined && asked === 'a batch' ? `a batch of ${entries}` : asked
}

/** What became of it: "kept", "3 refused", "refused". */
export function answerText({ status, method, path, refused = 0 }: Request): string {
  if (status === 0) return 'the sender went away'
  if (status >= 500) return 'not kept: try again'
  if (status >= 400) return 'refused'
  if (refused > 0) return `${refused} refused`
  if (method === 'GET') return 'told'
  if (method === 'DELETE') return 'withdrawn'
  if (status === 200 && path === '/feedback') return 'was there already'
  return 'kept'
}

/** "CSAT, 1 to 10": the metric and the scale that entries are meant on. */
export function metricText({ metric, scale }: Pick<Source, 'metric' | 'scale'>): string {
  if (!metric) return 'any metric'
  return scale ? `${METRIC_NAMES[metric].split(',')[0]}, ${scale.min} to ${scale.max}` : METRIC_NAMES[metric]
}

export function entriesText(n: number): string {
  return n > 10_000 ? 'More than 10,000 entries' : count(n, 'entry', 'entries')
}
