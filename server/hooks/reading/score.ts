import type { Metric, Scale } from '../../../shared/metric.ts'
import { effectiveScale } from './metric.ts'

/** Words for scores that belong together, on one scale. */
export interface Vocabulary {
  scale?: Scale | undefined
  words: ReadonlyMap<string, number>
}

export interface ScoreSettings {
  metric: Metric
  /** The source's own words, which come first. */
  words: ReadonlyMap<string, number>
  /** As the body or the source name it; words that come with a scale of their own are meant on that. */
  scale: Scale | undefined
  /** What the preset knows. */
  vocabularies: readonly Vocabulary[]
}

export type ReadScore = { score: number; scale: Scale | undefined } | { why: string }

const NUMBER = /^-?\d+(?:[.,]\d+)?$/
const THUMBS: Vocabulary = {
  words: wordMap({
    good: 1,
    up: 1,
    yes: 1,
    true: 1,
    '👍': 1,
    positive: 1,
    thumbsup: 1,
    'thumbs up': 1,
    bad: 0,
    down: 0,
    no: 0,
    false: 0,
    '👎': 0,
    negative: 0,
    thumbsdown: 0,
    'thumbs down': 0,
  }),
}

export function wordMap(words: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(words).map(([word, score]) => [normal(word), score]))
}

function normal(word: string): string {
  return word.trim().normalize('NFC').toLowerCase()
}

/** A score is a whole number of its scale, or a word that stands for one; anything else is told, never guessed. */
export function readScore(value: unknown, settings: ScoreSettings): ReadScore {
  const read = scoreOf(value, settings)
  if ('why' in read) return read
  const { min, max } = effectiveScale(settings.metric, read.scale)
  if (!Number.isSafeInteger(read.score)) return { why: `${read.score} is no whole number, as scores are.` }
  if (read.score < min || read.score > max) {
    return {
      why: `${read.score} lies outside of the scale from ${min} to ${max}. Set the scale of the source.`,
    }
  }
  return read
}

function scoreOf(value: unknown, settings: ScoreSettings): ReadScore {
  const text = textOf(value)
  if (text === undefined)
    return { why: 'Where the score should be there is a list or an object: point deeper into it.' }
  const { scale } = settings
  const word = normal(text)
  const own = settings.words.get(word)
  if (own !== undefined) return { score: own, scale: scale ?? scaleOfOwnWords(settings) }
  const known = knownWord(word, settings)
  if (known) return { score: known.score, scale: known.scale ?? scale }
  if (typeof value === 'boolean') return fromBoolean(value, settings)
  if (NUMBER.test(word)) return { score: Number(word.replace(',', '.')), scale }
  return {
    why: `“${shortened(text)}” is no number, and no word that the source knows: say in its words which score it stands for.`,
  }
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value) && value.length === 1) return textOf(value[0])
  return typeof value === 'object' || value === undefined ? undefined : String(value)
}

function knownWord(
  word: string,
  { metric, vocabularies }: ScoreSettings,
): { score: number; scale: Scale | undefined } | undefined {
  const all = metric === 'thumbs' ? [...vocabularies, THUMBS] : vocabularies
  for (const { words, scale } of all) {
    const score = words.get(word)
    if (score !== undefined) return { score, scale }
  }
  return undefined
}

/** A preset's words in another language stand for its scores: they are meant on its scale when they fit there. */
function scaleOfOwnWords({ words, vocabularies }: ScoreSettings): Scale | undefined {
  const scores = [...words.values()]
  return vocabularies.find(
    ({ scale }) => scale && scores.every((score) => score >= scale.min && score <= scale.max),
  )?.scale
}

function fromBoolean(value: boolean, { metric, scale }: ScoreSettings): ReadScore {
  const { min, max } = effectiveScale(metric, scale)
  if (min === 0 && max === 1) return { score: Number(value), scale }
  return {
    why: `${value} is no number from ${min} to ${max}: thumbs are answered so, or say in the source's words what it stands for.`,
  }
}

function shortened(text: string): string {
  const characters = Array.from(text.trim())
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
