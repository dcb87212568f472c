import type { Figure } from './figure.ts'
import type { Places } from './places.ts'

export interface Plan {
  /** Of each figure, on each side. */
  runs: number
  /** Smaller numbers everywhere, to see that all of it works. */
  quick: boolean
  places: Places
}

/** Measures some figures that belong together. */
export type Bench = (plan: Plan) => Promise<Figure[]>
