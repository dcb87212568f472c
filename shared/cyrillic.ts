/** Cyrillic letters that nobody has said the language of, where they do not tell it themselves. */
export const SOME_CYRILLIC = 'und-Cyrl'

/** Letters of languages that are none of those below: "ә", "ң", "ӯ"; "ґ" is Ukrainian. */
const OF_OTHERS = /[\u0460-\u048f\u0492-\u052f]/
/** In the order in which they are asked: who has the first also has letters of the later ones. */
const TELLING: readonly (readonly [string, RegExp])[] = [
  ['mk', /[ѓќѕ]/i],
  // Macedonian without its own letters is drawn as Serbian.
  ['sr', /[ђћјљњџ]/i],
  ['be', /ў|і[\s\S]*[ыэё]|[ыэё][\s\S]*і/i],
  ['uk', /[іїєґ]/i],
  ['ru', /[ыэё]/i],
  // A vowel; in Russian it only stands before these four.
  ['bg', /ъ(?![еёюя])/i],
]

/** The language that a text's Cyrillic letters tell. No guess where they could be of several. */
export function cyrillicIn(text: string): string {
  if (OF_OTHERS.test(text)) return SOME_CYRILLIC
  for (const [language, letters] of TELLING) if (letters.test(text)) return language
  return SOME_CYRILLIC
}
