import type { Gram } from './grams.ts'
import type { Said } from './said.ts'

/** Who used a phrase, and how they write it. */
export interface PhraseUses {
  key: string
  /** The newest first. */
  voices: Said[]
  writers: Set<string>
  before: Set<string>
  forms: Set<string>
  /** Ways of writing it, each with how often; those at the beginning of a sentence count least. */
  surfaces: Map<string, number>
}

const AT_A_BEGINNING = 0.01

export function newUses(key: string): PhraseUses {
  return {
    ...{ key, voices: [], writers: new Set<string>(), before: new Set<string>(), forms: new Set<string>() },
    surfaces: new Map<string, number>(),
  }
}

export function addUse(uses: PhraseUses, said: Said, { form, surface, begins }: Gram): void {
  if (uses.voices.at(-1) !== said) uses.voices.push(said)
  uses.writers.add(said.writer)
  uses.forms.add(form)
  uses.surfaces.set(surface, (uses.surfaces.get(surface) ?? 0) + (begins ? AT_A_BEGINNING : 1))
}

/** As most customers write it. */
export function phraseOf({ surfaces, key }: PhraseUses): string {
  const [most] = [...surfaces].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return most?.[0] ?? key
}
