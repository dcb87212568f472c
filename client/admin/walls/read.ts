import { type Hours, type Sundown, WEEKDAYS } from '../../../shared/wall.ts'
import { FILTER_LISTS } from './data.ts'
import { readDegrees } from './place.ts'

const DATE = /^(?:\d{4}-)?\d{2}-\d{2}(?!\S)/

/** The form's fields as the server takes a wall's settings; what is wrong in them it says itself. */
export function readSettings(given: FormData): object {
  const text = (name: string) => String(given.get(name) ?? '').trim()
  return {
    name: text('name'),
    slug: text('slug'),
    company: text('company') || null,
    metric: text('metric'),
    windowDays: numberOf(text('windowDays')),
    goal: readGoal(text('goalScore'), text('goalBy')),
    filter: Object.fromEntries(FILTER_LISTS.map((list) => [list, given.getAll(`filter.${list}`)])),
    privacy: text('privacy'),
    unhappy: text('unhappy'),
    tests: given.has('tests'),
    locale: text('locale'),
    timeZone: text('timeZone'),
    hours: readHours(given),
    holidays: readHolidays(text('holidays')),
    night: text('night'),
    scenes: given.getAll('scenes'),
    distance: numberOf(text('distance')),
    calm: given.has('calm'),
    ...(text('sunBy') === 'place' ? readPlace(text) : readSundown(text('sundown'))),
  }
}

/** An empty field is no number, rather than nought. */
function numberOf(text: string): number | null {
  return text === '' ? null : Number(text)
}

/** Both or neither; with one alone the server says what is missing. */
function readGoal(score: string, by: string): object | null {
  return score === '' && by === '' ? null : { score: numberOf(score), by }
}

function readHours(given: FormData): Hours | null {
  if (given.get('hours') !== 'some') return null
  const open = WEEKDAYS.filter((day) => given.has(`open.${day}`))
  const clock = (name: string) => String(given.get(name) ?? '')
  return Object.fromEntries(open.map((day) => [day, [clock(`opens.${day}`), clock(`closes.${day}`)]]))
}

/** Without a clock it stays as it was. */
function readSundown(clock: string): { sundown?: Sundown } {
  return clock === '' ? {} : { sundown: { clock } }
}

/** Two numbers, or what the server refuses: what was written is never taken for another place. */
function readPlace(text: (name: string) => string): object {
  return {
    sundown: { latitude: readDegrees(text('latitude')), longitude: readDegrees(text('longitude')) },
  }
}

/**
 * Dates as they are written or pasted into a box, one a line; what stands behind a date is taken for its name. A
 * line without a date is left for the server to refuse.
 */
export function readHolidays(text: string): string[] {
  const lines = text.split(/[\n,;]+/).map((line) => line.trim())
  return lines.filter((line) => line !== '').map((line) => DATE.exec(line)?.[0] ?? line)
}

/** Hosts as they are written into a box: one a line, or with commas or spaces between them. */
export function readHosts(text: string): string[] {
  return text.split(/[\s,]+/).filter((host) => host !== '')
}

/** Where the score of a link's wall stands by itself, with the link's key. */
export function scoreAddress(link: string, kind: 'json' | 'png'): string {
  return link.replace('?', `/score.${kind}?`)
}
