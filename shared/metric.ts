/** The five questions that a score can answer, each with the scale that is its own. */
export const METRICS = ['nps', 'csat', 'ces', 'stars', 'thumbs'] as const
export type Metric = (typeof METRICS)[number]

/** Both ends belong to the scale; a score is a whole number between them. */
export interface Scale {
  min: number
  max: number
}

export const OWN_SCALE: Readonly<Record<Metric, Scale>> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  stars: { min: 1, max: 5 },
  thumbs: { min: 0, max: 1 },
}

/** Between which ends a metric's score lies: in points, percent, or stars. */
export const SCORE_RANGE: Readonly<Record<Metric, readonly [number, number]>> = {
  nps: [-100, 100],
  csat: [0, 100],
  ces: [0, 100],
  stars: [1, 5],
  thumbs: [0, 100],
}

export type Mood = 'good' | 'neutral' | 'bad'

/** Half away from zero on both sides; `Math.round` sends −2.5 to −2. Never answers −0. */
export function roundHalfAway(value: number): number {
  return (value < 0 ? -Math.round(-value) : Math.round(value)) + 0
}

/** A score on any scale as a whole number on the metric's own: linear, rounded half away from zero. */
export function toOwnScale(metric: Metric, scale: Scale, score: number): number {
  const own = OWN_SCALE[metric]
  if (scale.min === own.min && scale.max === own.max) return score
  const share = (score - scale.min) / (scale.max - scale.min)
  return roundHalfAway(own.min + share * (own.max - own.min))
}

/** From which own score on an answer is good, and up to which it is bad. */
const MOOD_EDGES: Readonly<Record<Metric, { good: number; bad: number }>> = {
  nps: { good: 9, bad: 6 },
  csat: { good: 4, bad: 2 },
  ces: { good: 5, bad: 3 },
  stars: { good: 4, bad: 2 },
  thumbs: { good: 1, bad: 0 },
}

/** `ownScore` is on the metric's own scale, see {@link toOwnScale}. */
export function moodOfScore(metric: Metric, ownScore: number): Mood {
  const edges = MOOD_EDGES[metric]
  if (ownScore >= edges.good) return 'good'
  return ownScore <= edges.bad ? 'bad' : 'neutral'
}

/** A voice without a score is neutral. */
export function moodOf(entry: { metric?: Metric; scale?: Scale; score?: number }): Mood {
  if (entry.metric === undefined || entry.score === undefined) return 'neutral'
  const scale = entry.scale ?? OWN_SCALE[entry.metric]
  return moodOfScore(entry.metric, toOwnScale(entry.metric, scale, entry.score))
}
