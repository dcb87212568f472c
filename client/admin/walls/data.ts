import type { Metric } from '../../../shared/metric.ts'
import type { Distance, Goal, Night, Privacy, Unhappy } from '../../../shared/wall.ts'
import type { Wall } from '../places.ts'

/** What a wall is narrowed to, each by its values; a dimension that is missing or empty lets everything through. */
export const FILTER_LISTS = ['sources', 'locations', 'touchpoints', 'segments', 'languages', 'tags'] as const
export type FilterList = (typeof FILTER_LISTS)[number]

/** A wall with all of its settings. */
export interface WholeWall extends Wall {
  metric: Metric
  windowDays: number
  filter: { [list in FilterList]?: string[] }
  privacy: Privacy
  unhappy: Unhappy
  tests: boolean
  /** In their order. */
  scenes: string[]
  /** "2026-12-25" once, "12-25" each year. */
  holidays: string[]
  distance: Distance
  calm: boolean
  night: Night
  goal: Goal | null
  /** Where its logo is fetched from. */
  logo: string | null
  createdAt: string
  revision: number
}

/** A link that opens a wall without a sign-in. */
export interface Link {
  id: string
  name: string
  /** Hosts whose pages may frame the wall that it opens. */
  frameHosts: string[]
  createdAt: string
}

/** A link as it is answered when it is made: with its address, this once. */
export interface NewLink extends Link {
  url: string
}
