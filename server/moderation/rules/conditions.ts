import type { When } from '../../../shared/rules.ts'
import { isAuthor } from './authors.ts'
import type { Facts } from './facts.ts'

type Condition = Exclude<keyof When, 'repeated'>
type Conditions = { [C in Condition]: (wanted: NonNullable<When[C]>, facts: Facts, rule: string) => boolean }

/** One line for each thing that a rule can ask; repetition is asked where entries are kept. */
const CONDITIONS: Conditions = {
  metric: (metric, { posted }) => posted.metric === metric,
  score: ({ min = -Infinity, max = Infinity }, { ownScore }) =>
    ownScore !== null && ownScore >= min && ownScore <= max,
  moods: (moods, { mood }) => moods.includes(mood),
  listed: (wanted, { lists }) => [...lists()].some((list) => isWanted(list, wanted)),
  words: (_words, { lists }, rule) => lists().has(ruleList(rule)),
  links: (wanted, { posted, kinds }) => (posted.link !== undefined || kinds().has('link')) === wanted,
  languages: (languages, { posted }) => isOneOf(posted.language, languages),
  authors: (authors, { posted }) => isAuthor(posted.author, authors),
  consent: ({ show, name }, { posted }) =>
    isSaid(posted.consent?.show, show) && isSaid(posted.consent?.name, name),
  personalData: (wanted, { kinds }) =>
    wanted === true ? kinds().size > 0 : wanted.some((kind) => kinds().has(kind)),
  hasWords: (wanted, facts) => facts.hasWords === wanted,
  locations: (values, { posted }) => includes(values, posted.location),
  touchpoints: (values, { posted }) => includes(values, posted.touchpoint),
  segments: (values, { posted }) => includes(values, posted.author?.segment),
  tags: (tags, { posted }) => (posted.tags ?? []).some((tag) => tags.includes(tag)),
}

/** How the words of one rule are told from those of the lists. */
export function ruleList(rule: string): string {
  return `rule ${rule}`
}

/** Whether an entry is one that the rule speaks of, as far as the entry alone can tell. */
export function matches(when: When, facts: Facts, rule: string): boolean {
  return (Object.keys(CONDITIONS) as Condition[]).every((name) => holds(name, when, facts, rule))
}

function holds<C extends Condition>(name: C, when: When, facts: Facts, rule: string): boolean {
  const wanted = when[name]
  return wanted === undefined || CONDITIONS[name](wanted as NonNullable<When[C]>, facts, rule)
}

function isWanted(list: string, wanted: true | readonly string[]): boolean {
  return wanted === true ? !list.startsWith('rule ') : wanted.includes(list)
}

function isOneOf(language: string | undefined, wanted: readonly string[]): boolean {
  if (language === undefined) return false
  const own = language.toLowerCase()
  return wanted.some((each) => own === each.toLowerCase() || own.startsWith(`${each.toLowerCase()}-`))
}

function includes(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value)
}

function isSaid(said: boolean | undefined, wanted: boolean | null | undefined): boolean {
  return wanted === undefined || (said ?? null) === wanted
}
