import { type Metric, OWN_SCALE, type Scale } from '../../../shared/metric.ts'
import { plain } from './place.ts'

/** What tools call the metrics, in plain letters. */
const NAMES: Readonly<Record<string, Metric>> = {
  nps: 'nps',
  enps: 'nps',
  netpromoterscore: 'nps',
  csat: 'csat',
  customersatisfaction: 'csat',
  satisfaction: 'csat',
  ces: 'ces',
  customereffortscore: 'ces',
  effort: 'ces',
  stars: 'stars',
  star: 'stars',
  '5star': 'stars',
  '5stars': 'stars',
  fivestar: 'stars',
  fivestars: 'stars',
  starsfive: 'stars',
  starrating: 'stars',
  thumbs: 'thumbs',
  thumb: 'thumbs',
  thumbsupdown: 'thumbs',
}

export function metricNamed(
  name: unknown,
  ofPreset: Readonly<Record<string, Metric>> = {},
): Metric | undefined {
  if (typeof name !== 'string' || name.length > 100) return undefined
  const key = plain(name)
  if (Object.hasOwn(ofPreset, key)) return ofPreset[key]
  return Object.hasOwn(NAMES, key) ? NAMES[key] : undefined
}

/** Both ends whole, and in order. */
export function scaleOf(min: unknown, max: unknown): Scale | undefined {
  const scale = { min: whole(min), max: whole(max) }
  return scale.min < scale.max ? scale : undefined
}

function whole(value: unknown): number {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

export function effectiveScale(metric: Metric, scale: Scale | undefined): Scale {
  return scale ?? OWN_SCALE[metric]
}
