import { type Metric, OWN_SCALE, type Scale } from '../../shared/metric.ts'
import { isMostly } from './faults.ts'

/** What a source says of its scores. */
export interface UsualScore {
  metric?: Metric | undefined
  scale?: Scale | undefined
}

/** What a column of scores seems to ask, and how. */
export interface ScoreGuess {
  metric: Metric | null
  scale: Scale | null
  /** What words mean that begin with their number, as `5 – Very satisfied`. */
  values: Record<string, string>
  /** The few numbers that no row may have. */
  beyond: number[]
}

const BY_TITLE: readonly [RegExp, Metric][] = [
  [/\bnps\b|recommend|empfehl|recomm?end/i, 'nps'],
  [/\bces\b|effort|\beas(y|ier)\b|aufwand/i, 'ces'],
  [/\bcsat\b|satisf|zufrieden/i, 'csat'],
  [/\bstars?\b|sterne|\brating\b|bewertung/i, 'stars'],
  [/thumb|daumen|helpful/i, 'thumbs'],
]

/** `usual` is what the source says of scores that say nothing themselves: it goes before all guesses. */
export function guessScore(title: string, texts: readonly string[], usual: UsualScore): ScoreGuess {
  const values: Record<string, string> = {}
  const numbers: number[] = []
  for (const text of texts) {
    if (/^-?\d+([.,]0+)?$/.test(text)) numbers.push(Number.parseInt(text, 10))
    const [, leading] = /^(\d{1,3})\s*[-–—:(/)=.]?\s*\p{L}/u.exec(text) ?? []
    if (leading === undefined) continue
    values[text] = leading
    numbers.push(Number(leading))
  }
  const titled = BY_TITLE.find(([words]) => words.test(title))?.[1]
  const metric = usual.metric ?? titled ?? byRange(rangeOf(numbers.filter(isUsual(numbers))))
  const known = usual.scale ?? (metric && OWN_SCALE[metric])
  if (!known) return { metric, scale: null, values, beyond: [] }
  const isKnown = within(known)
  const scale = isMostly(numbers, isKnown) ? null : otherScale(rangeOf(numbers))
  const beyond = scale ? [] : [...new Set(numbers.filter((each) => !isKnown(each)))]
  return { metric, scale, values, beyond: beyond.toSorted((a, b) => a - b) }
}

function within({ min, max }: Scale): (each: number) => boolean {
  return (each) => each >= min && each <= max
}

/** A few beyond the widest of the usual scales say nothing of the others. */
function isUsual(numbers: readonly number[]): (each: number) => boolean {
  const usual = within({ min: 0, max: 10 })
  return isMostly(numbers, usual) ? usual : () => true
}

function rangeOf(numbers: readonly number[]): Scale {
  return { min: Math.min(...numbers), max: Math.max(...numbers) }
}

function byRange({ min, max }: Scale): Metric | null {
  if (!(min >= 0 && max <= 10) || max < min) return null
  if (max > 5 || min === 0) return max <= 1 ? 'thumbs' : 'nps'
  return 'csat'
}

/** What else they may be of. */
function otherScale({ min, max }: Scale): Scale | null {
  const top = [5, 7, 10, 100].find((each) => max <= each)
  return top === undefined ? null : { min: min < 1 ? 0 : 1, max: top }
}

/** Whether most of these could be scores. */
export function lookLikeScores(texts: readonly string[]): boolean {
  const whole = texts.filter((text) => /^\d{1,3}([.,]0+)?$/.test(text) && Number.parseInt(text, 10) <= 100)
  return texts.length > 0 && whole.length >= texts.length * 0.8 && new Set(whole).size <= 101
}
