/** How much of a wall's life a soak presses together. */
export interface Plan {
  days: number
  voices: number
  /** How often the connection is cut without a word. */
  reconnections: number
  /** How often the server starts anew with other pages. */
  builds: number
}

export const MONTH: Plan = { days: 30, voices: 500_000, reconnections: 2_000, builds: 20 }
/** Long enough to see a night, a new build and many cuts. */
export const SHORT: Plan = { days: 2, voices: 6_000, reconnections: 20, builds: 1 }

/** Simulated time moves in steps of a quarter of an hour. */
export const STEP_MS = 15 * 60_000
const STEPS_A_DAY = 96

export interface Step {
  /** Epoch milliseconds. */
  at: number
  voices: number
  cut: boolean
  build: boolean
  /** Whether it is the last of a day. */
  dayEnds: boolean
}

/** Spreads what a plan asks for evenly over its steps; voices come by day as well as by night. */
export function* stepsOf(plan: Plan, begins: number): Generator<Step> {
  const steps = plan.days * STEPS_A_DAY
  const share = (many: number, i: number) =>
    Math.round(((i + 1) * many) / steps) - Math.round((i * many) / steps)
  for (let i = 0; i < steps; i++) {
    yield {
      at: begins + (i + 1) * STEP_MS,
      voices: share(plan.voices, i),
      cut: share(plan.reconnections, i) > 0,
      build: share(plan.builds, i) > 0,
      dayEnds: (i + 1) % STEPS_A_DAY === 0,
    }
  }
}
