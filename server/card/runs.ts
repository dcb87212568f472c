import makeBidi from 'bidi-js/dist/bidi.mjs'
import type { Direction } from '../../shared/languages.ts'
import type { OpenFont } from './fonts.ts'
import type { FontFinder } from './hands.ts'

/** Letters that one font sets in one direction. */
export interface Run {
  letters: string
  font: OpenFont
  level: number
}

/** A letter with the font that draws it. Signs that only turn the direction have none. */
export interface Spelled {
  letter: string
  font: OpenFont | null
}

const bidi = makeBidi()
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
const MARK = /\p{M}/u

/** A text's letters with their fonts. What no font has is left out, with all that stands on it, and leaves no gap. */
export async function spell(text: string, find: FontFinder): Promise<Spelled[]> {
  const spelled: Spelled[] = []
  let base: OpenFont | null = null
  for (const letter of text) {
    if (TURNS.test(letter)) {
      spelled.push({ letter, font: null })
      continue
    }
    if (UNSEEN.test(letter) || MARK.test(letter)) {
      if (base && (UNSEEN.test(letter) || base.letters.has(letter.codePointAt(0) ?? 0))) {
        spelled.push({ letter, font: base })
      }
      continue
    }
    base = await find(letter)
    const gap = letter === ' ' && spelled.at(-1)?.letter === ' '
    if (base && !gap) spelled.push({ letter, font: base })
  }
  return trimmed(spelled)
}

function trimmed(spelled: Spelled[]): Spelled[] {
  const seen = ({ letter }: Spelled) => letter !== ' '
  return spelled.slice(Math.max(0, spelled.findIndex(seen)), spelled.findLastIndex(seen) + 1)
}

/** What is spelled in runs, in the order in which they are seen from left to right. */
export function runsOf(spelled: readonly Spelled[], direction: Direction): Run[] {
  const { levels } = bidi.getEmbeddingLevels(spelled.map(({ letter }) => letter).join(''), direction)
  const runs: Run[] = []
  let at = 0
  for (const { letter, font } of spelled) {
    const level = levels[at] ?? 0
    at += letter.length
    const last = runs.at(-1)
    if (font === null) continue
    if (last?.font === font && last.level === level) last.letters += letter
    else runs.push({ letters: letter, font, level })
  }
  return inSight(runs)
}

/** Each stretch of a level or above it is turned round, from the highest level down (UAX #9, L2). */
function inSight(runs: readonly Run[]): Run[] {
  const seen = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < seen.length; from++) {
      let to = from
      while ((seen[to]?.level ?? 0) >= level) to++
      seen.splice(from, to - from, ...seen.slice(from, to).reverse())
      from = to
    }
  }
  return seen
}
