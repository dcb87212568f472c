import { DIMENSIONS, type Dimension } from '../../../shared/dimension.ts'
import { METRICS, type Metric } from '../../../shared/metric.ts'
import { STEPS, type Step } from '../../../shared/scores.ts'
import type { Source, Wall } from '../places.ts'

/** Which scores the page shows. */
export interface Question {
  metric: Metric
  windowDays: number
  /** Ids, or null for everything. */
  wall: string | null
  source: string | null
  dimension: Dimension
  step: Step
}

interface Known {
  walls: readonly Pick<Wall, 'id' | 'slug' | 'metric' | 'windowDays'>[]
  sources: readonly Pick<Source, 'metric'>[]
}

const DAYS_AT_MOST = 730

/** From the address bar. What it leaves open is as the wall has it, or as the office’s first wall. */
export function readQuestion(search: string, { walls, sources }: Known): Question {
  const given = new URLSearchParams(search)
  const wanted = given.get('wall')
  const wall = walls.find(({ id, slug }) => id === wanted || slug === wanted)
  const days = Number(/^(\d{1,3})d$/.exec(given.get('window') ?? '')?.[1])
  // Lists begin with the newest: what an office began with is at their ends.
  const asked = sources.findLast((source) => source.metric)?.metric
  return {
    metric: oneOf(METRICS, given.get('metric')) ?? wall?.metric ?? walls.at(-1)?.metric ?? asked ?? 'nps',
    windowDays: days >= 1 && days <= DAYS_AT_MOST ? days : (wall?.windowDays ?? 30),
    // One that is not known stays: the server says so.
    wall: wall?.id ?? wanted,
    source: given.get('source'),
    dimension: oneOf(DIMENSIONS, given.get('by')) ?? 'location',
    step: oneOf(STEPS, given.get('step')) ?? 'month',
  }
}

function oneOf<T extends string>(names: readonly T[], name: string | null): T | undefined {
  return names.find((one) => one === name)
}

/** The address with another answer to one of its questions; null leaves it open again. */
export function addressWith(search: string, change: Readonly<Record<string, string | null>>): string {
  const given = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) given.delete(name)
    else given.set(name, value)
  }
  const text = given.toString()
  return text === '' ? '/admin/scores' : `/admin/scores?${text}`
}

function queryOf({ metric, wall, source }: Question, more: Record<string, string>): string {
  return new URLSearchParams({
    ...{ metric, ...(wall !== null && { wall }), ...(source !== null && { source }) },
    ...more,
  }).toString()
}

/** Where the API answers a question. */
export const PATHS = {
  score: (asked: Question) => `/scores?${queryOf(asked, { window: `${asked.windowDays}d` })}`,
  year: (asked: Question) => `/scores/year?${queryOf(asked, { step: asked.step })}`,
  by: (asked: Question) =>
    `/scores/by?${queryOf(asked, { window: `${asked.windowDays}d`, dimension: asked.dimension })}`,
} as const
