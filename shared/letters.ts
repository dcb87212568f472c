/**
 * Sets of letters beyond those that each page brings along. A page fetches the stylesheet of a set when a text
 * needs it, and the browser of its files those with the letters that are there.
 */
export const LETTER_SETS = [
  'european',
  'arabic',
  'hebrew',
  'devanagari',
  'bengali',
  'gurmukhi',
  'gujarati',
  'tamil',
  'telugu',
  'kannada',
  'thai',
  'khmer',
  'georgian',
  'armenian',
  'japanese',
  'korean',
  'chinese',
  'traditional-chinese',
  'emoji',
] as const
export type LetterSet = (typeof LETTER_SETS)[number]

/** A set's families, as the fonts' stylesheets name them. Sets that few walls need have one for both hands. */
export interface Families {
  serif: string
  sans: string
}

export const FAMILIES: Readonly<Record<LetterSet, Families>> = {
  european: { serif: 'Noto Serif', sans: 'Noto Sans' },
  arabic: { serif: 'Noto Naskh Arabic', sans: 'Noto Sans Arabic' },
  hebrew: { serif: 'Noto Serif Hebrew', sans: 'Noto Sans Hebrew' },
  devanagari: { serif: 'Noto Serif Devanagari', sans: 'Noto Sans Devanagari' },
  bengali: both('Noto Sans Bengali'),
  gurmukhi: both('Noto Sans Gurmukhi'),
  gujarati: both('Noto Sans Gujarati'),
  tamil: both('Noto Sans Tamil'),
  telugu: both('Noto Sans Telugu'),
  kannada: both('Noto Sans Kannada'),
  thai: { serif: 'Noto Serif Thai', sans: 'Noto Sans Thai' },
  khmer: both('Noto Sans Khmer'),
  georgian: both('Noto Sans Georgian'),
  armenian: both('Noto Sans Armenian'),
  japanese: { serif: 'Noto Serif JP', sans: 'Noto Sans JP' },
  korean: { serif: 'Noto Serif KR', sans: 'Noto Sans KR' },
  chinese: { serif: 'Noto Serif SC', sans: 'Noto Sans SC' },
  'traditional-chinese': { serif: 'Noto Serif TC', sans: 'Noto Sans TC' },
  emoji: both('Twemoji'),
}

function both(family: string): Families {
  return { serif: family, sans: family }
}

/** Where a set's stylesheet is. */
export const stylesheetOf = (set: LetterSet): string => `/letters/${set}.css`
