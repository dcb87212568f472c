import type { Distance, Night, PageScene, Privacy, Unhappy, Weekday } from '../../../shared/wall.ts'
import { METRIC_NAMES } from '../words.ts'
import { FILTER_LISTS, type FilterList, type WholeWall } from './data.ts'

export const PRIVACY_NAMES: Readonly<Record<Privacy, string>> = {
  initial: 'first name and an initial: Johanna D.',
  full: 'the whole name: Johanna Doe-Winter',
  none: 'no name',
}

export const UNHAPPY_NAMES: Readonly<Record<Unhappy, string>> = {
  show: 'like every other',
  nameless: 'without a name',
  count: 'as a mark and in the score, without words',
}

/** All scenes that a wall can have; one that is not here is of another version, and stays. */
export const SCENE_NAMES: Readonly<Record<'voices' | PageScene, string>> = {
  voices: 'Voices, in the customers’ own words',
  score: 'The score and its year',
  themes: 'Themes: what is new in what customers say',
}

export const DISTANCE_NAMES: Readonly<Record<Distance, string>> = {
  3: '3 m: a small room',
  4: '4 m: an office',
  5: '5 m: a large office',
  8: '8 m: a hall',
}

export const NIGHT_NAMES: Readonly<Record<Night, string>> = {
  picture: 'a night sky with the time, ever dimmer',
  dark: 'black, with a small clock',
}

export const LIST_NAMES: Readonly<Record<FilterList, string>> = {
  sources: 'Sources',
  locations: 'Locations',
  touchpoints: 'Touchpoints',
  segments: 'Segments',
  languages: 'Languages',
  tags: 'Tags',
}

export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** A wall's settings as sentences, always in the same order, to tell what somebody else has changed. */
export function toldSettings(wall: WholeWall, sourceName: (id: string) => string): string[] {
  const { name, slug, company, metric, windowDays, goal, privacy, unhappy, tests, locale, timeZone } = wall
  const { holidays, night, scenes, distance, calm } = wall
  return [
    `its name is “${name}”`,
    `its address is /wall/${slug}`,
    company ? `its company is “${company}”` : 'it names no company',
    `its score is ${METRIC_NAMES[metric]}, of ${windowDays} days`,
    goal ? `its goal is ${goal.score} by ${goal.by}` : 'it has no goal',
    filterText(wall, sourceName),
    `it shows ${PRIVACY_NAMES[privacy]}`,
    `it shows unhappy voices ${UNHAPPY_NAMES[unhappy]}`,
    tests ? 'it shows tests' : 'it shows no tests',
    `its language is ${locale}`,
    `its time zone is ${timeZone}`,
    hoursText(wall),
    holidays.length > 0 ? `it is closed on ${holidays.join(', ')}` : 'it has no holidays',
    `when it is closed it shows ${NIGHT_NAMES[night]}`,
    `its scenes are ${scenes.join(', ')}`,
    `its farthest reader stands at ${distance} m`,
    calm ? 'nothing moves on it for its own sake' : 'it moves',
    wall.logo ? 'it has a logo' : 'it has no logo',
  ]
}

/** Which voices a wall lets through. */
export function filterText(
  { filter }: Pick<WholeWall, 'filter'>,
  sourceName: (id: string) => string,
): string {
  const parts = FILTER_LISTS.flatMap((list) => {
    const values = filter[list] ?? []
    const names = list === 'sources' ? values.map(sourceName) : values
    return names.length > 0 ? [`${LIST_NAMES[list].toLowerCase()}: ${names.join(' or ')}`] : []
  })
  return parts.length > 0 ? parts.join('; ') : 'every voice'
}

function hoursText({ hours, sundown }: WholeWall): string {
  const down =
    'clock' in sundown
      ? `sundown is at ${sundown.clock}`
      : `sundown goes by its place, ${sundown.latitude}, ${sundown.longitude}`
  if (!hours) return `it is always open, ${down}`
  const days = Object.entries(hours).map(([day, times]) => `${day} ${times?.join('–')}`)
  return `it is open ${days.join(', ') || 'never'}, ${down}`
}

/** An address for a wall of this name: "Café am Markt" is cafe-am-markt. Empty where nothing of it fits. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 64)
  return words.replace(/^-|-$/g, '')
}
