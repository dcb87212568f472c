import type { Metric, Mood, Scale } from './metric.ts'
import type { Change, Score } from './score.ts'

/** What of a customer's name a wall shows: `initial` is "Johanna D.". */
export const PRIVACIES = ['initial', 'full', 'none'] as const
export type Privacy = (typeof PRIVACIES)[number]

/** What a wall does with voices of a bad mood. `count`: they leave their mark, their words stay away. */
export const UNHAPPY = ['show', 'nameless', 'count'] as const
export type Unhappy = (typeof UNHAPPY)[number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]
/** Opening and closing clock of a day, "08:00" each; a day that is missing is closed. */
export type Hours = { [day in Weekday]?: [string, string] | undefined }
export type Sundown = { clock: string } | { latitude: number; longitude: number }
export interface Goal {
  score: number
  /** The last day, as "2026-12-31" in the wall's time zone. */
  by: string
}

/** How far the farthest reader stands, metres: more of it means larger, and so less on screen. */
export const DISTANCES = [3, 4, 5, 8] as const
export type Distance = (typeof DISTANCES)[number]

/** What a closed wall shows: its night picture, ever dimmer, or almost nothing. */
export const NIGHTS = ['picture', 'dark'] as const
export type Night = (typeof NIGHTS)[number]

/** One voice as a wall may show it: filtered, shortened and named as the wall's settings allow. */
export interface Voice {
  id: string
  /** At most 50 words; a longer comment is shortened by whole sentences and ends in an ellipsis. */
  words: string | null
  score: number | null
  scale: Scale | null
  metric: Metric | null
  mood: Mood
  name: string | null
  touchpoint: string | null
  location: string | null
  language: string | null
  /** When it was said, epoch milliseconds. */
  at: number
}

/** A stretch of time in which one voice stands on every screen of a wall. */
export interface Turn {
  k: number
  kind: 'new' | 'returning'
  /** Epoch milliseconds of the server's clock; the turn holds `from` and ends before `until`. */
  from: number
  until: number
  voice: Voice
  /** The scene that stands between this turn's end and the next turn; missing where the next one follows at once. */
  then?: Interlude
}

/** A scene that the wall shows between two turns. It stands from the turn's `until` to its own. */
export interface Interlude {
  scene: PageScene
  until: number
}

/** A scene that goes on although the voice before it was taken down. */
export interface Between extends Interlude {
  from: number
}

/** Scenes beside the voices. One that has too little to show is not in a view's `scenes`. */
export const PAGE_SCENES = ['score', 'themes'] as const
export type PageScene = (typeof PAGE_SCENES)[number]

/** One week of the year's line. The margin is `lower` to `upper`, missing where there are too few answers. */
export interface WeekScore {
  /** Its first moment, and the first after it. */
  from: number
  to: number
  n: number
  score: number | null
  lower: number | null
  upper: number | null
}

/** Whether the goal will be met as things go: the score that the line to it would have today. */
export interface Pace {
  /** Where the score was when the line to the goal begins, and when that was. */
  from: { at: number; score: number }
  /** What the line asks for now. */
  due: number
  state: 'ahead' | 'on' | 'behind' | 'reached' | 'over'
}

export interface ScoreYear {
  /** 52, the oldest first, the running one last. */
  weeks: WeekScore[]
  pace: Pace | null
}

/** A phrase that people use now and did not before. */
export interface Theme {
  /** As customers write it. */
  phrase: string
  /** How many voices of the window use it, by how many authors, and how many did in the time before. */
  n: number
  authors: number
  before: number
  /** Up to three of them, as the wall may show them. */
  voices: Voice[]
}

/** A rare, good thing that the wall shows for a few seconds. */
export interface Celebration {
  kind: 'milestone' | 'goal'
  from: number
  until: number
  /** Of a milestone: the how many-eth voice it is. Of a goal: the score that was reached. */
  n: number
}

/** What one minute of the day brought in one mood. */
export interface Mark {
  /** The start of the minute, epoch milliseconds. */
  minute: number
  mood: Mood
  /** How many counted voices it stands for; 0 takes the mark away. */
  n: number
}

/** The wall's own day in its time zone, epoch milliseconds. */
export interface Day {
  /** Local midnight: what came since is "today". */
  begins: number
  /** Both ends of the horizon: opening, and half an hour after sundown. */
  opens: number
  ends: number
  sundown: number
  /** Whether the wall's hours let voices stand now; a wall without hours is always open. */
  open: boolean
  /** When a wall that is closed opens again; null while it is open or when it never does. */
  reopens: number | null
  /** Since when a wall that is closed is so; null while it is open or when it never was. */
  closedAt: number | null
  /** When the sun comes up over the wall's place; null where the day goes by the clock, or where it does not. */
  sunrise: number | null
  /** Beyond the polar circles the sun is `up` or `down` all day; the sky shows it, sundown is a time of the clock. */
  sun: 'sets' | 'up' | 'down'
}

export interface WallScore extends Score {
  windowDays: number
  /** Answers of the window that do not count (spam, tests, duplicates, withdrawn). */
  excluded: number
  change: Change | null
  goal: Goal | null
}

/** All that a screen of a wall knows. The same for every screen, made by the server alone. */
export interface WallView {
  name: string
  company: string | null
  /** Where the company's logo is fetched from; null where the wall has none. */
  logo: string | null
  /** BCP 47, for numbers, dates and the wall's own words. */
  locale: string
  timeZone: string
  score: WallScore
  day: Day
  /** Today's, oldest minute first. */
  marks: Mark[]
  /** Counted voices of today, with and without words. */
  today: number
  /** The turn that runs or ran last; null when no voice has stood yet or none may stand. */
  turn: Turn | null
  /** The scene after the last turn, where that turn's voice may not stand any more; otherwise the turn tells. */
  between: Between | null
  /** New voices that wait for their turn. */
  waiting: number
  /** A moderator has taken down everything of customers; then there is neither a voice nor a number. */
  paused: boolean
  /** Whether the wall has never had a voice that it may show or count. */
  first: boolean
  /** Whether this wall shows voices, and which other scenes have enough to show now, in their order. */
  voices: boolean
  scenes: PageScene[]
  /** For `score`; null where that scene does not stand. */
  year: ScoreYear | null
  /** For `themes`. */
  themes: Theme[]
  celebration: Celebration | null
  distance: Distance
  /** Whether everything that moves for its own sake rests. */
  calm: boolean
  night: Night
}

/** What changes a view: whole fields, and of the marks only those that differ. */
export interface ViewChange extends Partial<Omit<WallView, 'marks'>> {
  marks?: Mark[]
}
