import type { RuleBody, Then, When } from '../../../shared/rules.ts'
import { count } from '../words.ts'

type Condition = keyof When
type Tell<C extends Condition> = (wanted: NonNullable<When[C]>) => string

export const KIND_NAMES = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  iban: 'IBANs',
  card: 'card numbers',
  ip: 'IP addresses',
  link: 'links',
  own: 'own patterns',
} as const

export const VERDICT_NAMES = {
  show: 'Show',
  hold: 'Hold',
  hide: 'Hide',
  spam: 'Mark as spam',
} as const

const TOLD: { [C in Condition]: Tell<C> } = {
  metric: (metric) => `the metric is ${metric.toUpperCase()}`,
  score: ({ min, max }) => `the score is ${range(min, max)}`,
  moods: (moods) => `the mood is ${anyOf(moods)}`,
  listed: (wanted) =>
    wanted === true ? 'there is a listed word' : `there is a word of ${anyOf(wanted.map(listName))}`,
  words: (words) => `there is ${anyOf(words.map(quoted))}`,
  links: (wanted) => (wanted ? 'there is a link' : 'there is no link'),
  languages: (languages) => `the language is ${anyOf(languages.map(languageName))}`,
  authors: (authors) => `the author is ${anyOf(authors)}`,
  consent: ({ show, name }) =>
    [consent('being shown', show), consent('their name', name)].filter((text) => text !== '').join(' and '),
  personalData: (wanted) =>
    wanted === true ? 'there is personal data' : `there are ${anyOf(wanted.map((kind) => KIND_NAMES[kind]))}`,
  repeated: ({ hours, times }) =>
    `the same words came ${count(times, 'time', 'times')} or more in ${count(hours, 'hour', 'hours')} before`,
  hasWords: (wanted) => (wanted ? 'there are words' : 'there are no words'),
  locations: (values) => `the location is ${anyOf(values)}`,
  touchpoints: (values) => `the touchpoint is ${anyOf(values)}`,
  segments: (values) => `the segment is ${anyOf(values)}`,
  tags: (tags) => `the tag is ${anyOf(tags)}`,
}

/** A rule's conditions as a sentence; without any it is for everything. */
export function whenText(when: When): string {
  const told = (Object.keys(TOLD) as Condition[]).flatMap((name) => conditionText(name, when))
  return told.length === 0 ? 'Always' : `When ${told.join(', and ')}`
}

function conditionText<C extends Condition>(name: C, when: When): string[] {
  const wanted = when[name]
  return wanted === undefined ? [] : [TOLD[name](wanted as NonNullable<When[C]>)]
}

export function thenText({ verdict, tags, delay }: Then): string {
  const told = [
    ...(verdict ? [VERDICT_NAMES[verdict].toLowerCase()] : []),
    ...(tags?.length ? [`tag ${tags.map(quoted).join(', ')}`] : []),
    ...(delay ? [`delay by ${count(delay, 'minute', 'minutes')}`] : []),
  ]
  return told.join(', ')
}

/** "would have held 12 of the last 1,000" */
export function previewText({ then }: Pick<RuleBody, 'then'>, matched: number, looked: number): string {
  const did = { show: 'shown', hold: 'held', hide: 'hidden', spam: 'marked as spam' } as const
  const done = then.verdict ? did[then.verdict] : then.delay ? 'delayed' : 'tagged'
  const n = (value: number) => value.toLocaleString('en')
  if (looked === 0) return 'Nothing has come yet that it could be tried on.'
  if (matched === 0) return `It would have ${done} none of the last ${n(looked)}.`
  return `It would have ${done} ${n(matched)} of the last ${n(looked)}.`
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

/** A language by its English name; what is no language stands as it is. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}

export function listName(list: string): string {
  return list === 'own' ? 'your own words' : `the ${languageName(list)} list`
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && min === max) return String(min)
  if (min === undefined) return max === undefined ? 'there' : `${max} or less`
  return max === undefined ? `${min} or more` : `${min} to ${max}`
}

const SHOWN_AT_MOST = 3

function anyOf(values: readonly string[]): string {
  const shown = values.slice(0, SHOWN_AT_MOST)
  const more = values.length - shown.length
  const all = more > 0 ? [...shown, `${more} more`] : shown
  return all.length < 2 ? String(all[0] ?? '') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

function quoted(text: string): string {
  return `“${text}”`
}

function consent(what: string, said: boolean | null | undefined): string {
  if (said === undefined) return ''
  if (said === null) return `nothing is said about ${what}`
  return said ? `the customer agreed to ${what}` : `the customer refused ${what}`
}
