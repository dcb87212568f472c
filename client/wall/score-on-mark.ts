import type { Metric } from '../../shared/metric.ts'

/** What a thumb says; every other score says its number. */
export function scoreOnMark(metric: Metric | null, score: number, max: number): string {
  if (metric === 'thumbs' && max === 1) return score === 1 ? '+' : '−'
  return String(score).replace('-', '−')
}
