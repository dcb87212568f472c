import type { LetterSet } from './letters.ts'

/** Scripts that have one set of letters, which is for nothing else. */
export type OwnSet = Exclude<
  LetterSet,
  'european' | 'japanese' | 'korean' | 'chinese' | 'traditional-chinese' | 'emoji'
>

export type Script = 'european' | 'vietnamese' | 'kana' | 'hangul' | 'han' | OwnSet

export type ScriptCounts = Partial<Record<Script, number>>

/**
 * Which script a text is written in, by ranges of characters: the oldest engines know no classes of scripts in
 * patterns. The stops that Indian scripts share (U+0964) are of none of them.
 */
const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['european', /[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\ua640-\ua69f]/g],
  ['vietnamese', /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/g],
  ['hebrew', /[\u0590-\u05ff\ufb1d-\ufb4f]/g],
  ['arabic', /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/g],
  ['devanagari', /[\u0900-\u0963\u0966-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]/g],
  ['bengali', /[\u0980-\u09ff]/g],
  ['gurmukhi', /[\u0a00-\u0a7f]/g],
  ['gujarati', /[\u0a80-\u0aff]/g],
  ['tamil', /[\u0b80-\u0bff]/g],
  ['telugu', /[\u0c00-\u0c7f]/g],
  ['kannada', /[\u0c80-\u0cff]/g],
  ['thai', /[\u0e00-\u0e7f]/g],
  ['khmer', /[\u1780-\u17ff\u19e0-\u19ff]/g],
  ['georgian', /[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d]/g],
  ['armenian', /[\u0530-\u058f\ufb13-\ufb17]/g],
  ['kana', /[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/g],
  ['hangul', /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/g],
  [
    'han',
    /[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff]/g,
  ],
]
/** Where all of them lie: most texts have none of it and need no closer look. */
const BEYOND_LATIN = /[\u01a0-\u200f\u2028-\u202f\u203b-\u20ab\u20ad-\uffff]/

export const isBeyondLatin = (text: string): boolean => BEYOND_LATIN.test(text)

/** How many letters of each script a text has. */
export function countsOf(text: string): ScriptCounts {
  const counts: ScriptCounts = {}
  if (!isBeyondLatin(text)) return counts
  for (const [script, letters] of SCRIPTS) {
    const found = text.match(letters)
    if (found) counts[script] = found.length
  }
  return counts
}
