import type { PhraseUses } from './uses.ts'

export interface Rated {
  uses: PhraseUses
  sureness: number
}

const THEMES_AT_MOST = 3
/** A longer phrase says it better while so many of those who use the shorter one use it. */
const FULLER_FROM = 0.6
/** Phrases with so many voices in common are about the same thing. */
const SAME_FROM = 0.5

/** The surest phrases, each thing said once and as fully as people say it. */
export function distinct(rated: readonly Rated[]): Rated[] {
  const order = [...rated].sort(bySureness)
  const chosen: Rated[] = []
  for (const each of order) {
    if (chosen.length === THEMES_AT_MOST) break
    const fuller = fullest(each, rated)
    if (!chosen.some((other) => areTheSame(other, each) || areTheSame(other, fuller))) chosen.push(fuller)
  }
  return chosen
}

function bySureness(a: Rated, b: Rated): number {
  return b.sureness - a.sureness || (a.uses.key < b.uses.key ? -1 : 1)
}

function fullest(phrase: Rated, rated: readonly Rated[]): Rated {
  const { key, voices } = phrase.uses
  const fuller = rated.filter(
    ({ uses }) => ` ${uses.key} `.includes(` ${key} `) && uses.voices.length >= FULLER_FROM * voices.length,
  )
  return fuller.reduce((best, each) => (longer(each, best) ? each : best), phrase)
}

function longer(a: Rated, b: Rated): boolean {
  const [m, n] = [a.uses.key.split(' ').length, b.uses.key.split(' ').length]
  return m > n || (m === n && bySureness(a, b) < 0)
}

function areTheSame(a: Rated, b: Rated): boolean {
  const words = new Set(a.uses.key.split(' '))
  if (b.uses.key.split(' ').some((word) => words.has(word))) return true
  const voices = new Set(a.uses.voices)
  const common = b.uses.voices.filter((voice) => voices.has(voice)).length
  return common >= SAME_FROM * Math.min(voices.size, b.uses.voices.length)
}
