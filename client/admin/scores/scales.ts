import type { Metric } from '../../../shared/metric.ts'

/** What each metric's score can be, and how far apart its levels in a drawing are at the least. */
export const SCALES: Readonly<Record<Metric, { min: number; max: number; step: number }>> = {
  nps: { min: -100, max: 100, step: 10 },
  csat: { min: 0, max: 100, step: 10 },
  ces: { min: 0, max: 100, step: 10 },
  thumbs: { min: 0, max: 100, step: 10 },
  stars: { min: 1, max: 5, step: 0.5 },
}
