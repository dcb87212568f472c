import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LetterSet } from '../../shared/letters.ts'
import { letterSetsOf } from '../../shared/writing.ts'
import { sheetsOf } from '../http/letters.ts'
import { type OpenFont, openFont } from './fonts.ts'

/** The hands of the wall: the serif of the number, the sans of all else. */
export type Hand = 'serif' | 'sans' | 'bold'

interface Cut {
  /** The stylesheet of the page's own letters. */
  own: string
  variations: readonly string[]
  features: readonly string[]
}

const SANS = '@fontsource-variable/instrument-sans/index.css'

export const CUTS: Readonly<Record<Hand, Cut>> = {
  serif: {
    own: '@fontsource-variable/fraunces/full.css',
    variations: ['wght=460', 'opsz=60', 'SOFT=0', 'WONK=0'],
    features: ['lnum'],
  },
  sans: { own: SANS, variations: ['wght=450'], features: ['tnum'] },
  bold: { own: SANS, variations: ['wght=620'], features: ['tnum'] },
}

/** A file of a family, and which letters it is for. */
interface Slice {
  file: string
  ranges: readonly (readonly [number, number])[]
}

const resolve = createRequire(import.meta.url).resolve
const families = new Map<string, readonly Slice[]>()

/** Finds the font that draws a letter, as a page's stylesheets would; null where none has it. */
export type FontFinder = (letter: string) => Promise<OpenFont | null>

interface Asked {
  text: string
  hand: Hand
  locale: string
}

export function fontFinder({ text, hand, locale }: Asked): FontFinder {
  const slices = sheetsFor({ text, hand, locale }).flatMap(slicesOf)
  // A text holds its fonts while it is set, however many they are.
  const known = new Map<string, Promise<OpenFont | null>>()
  return (letter) => {
    const found = known.get(letter) ?? findIn(slices, letter)
    known.set(letter, found)
    return found
  }
}

async function findIn(slices: readonly Slice[], letter: string): Promise<OpenFont | null> {
  const code = letter.codePointAt(0) ?? 0
  for (const { file, ranges } of slices) {
    if (!ranges.some(([from, to]) => code >= from && code <= to)) continue
    const font = await openFont(file)
    if (font.letters.has(code)) return font
  }
  return null
}

/** As on the wall, a text in the serif begins with the letters of its own script, one in the sans with the page's. */
function sheetsFor({ text, hand, locale }: Asked): string[] {
  const { own } = CUTS[hand]
  // Emoji are pictures in colours; here are only outlines.
  const needed = letterSetsOf(text, { locale }).filter((set) => set !== 'emoji')
  const sheets = needed.map((set) => sheetFor(set, hand))
  // It has what the page's own letters lack, such as "±".
  const more = sheetFor('european', hand)
  return hand === 'serif' ? [...sheets, own, more] : [own, more, ...sheets]
}

function sheetFor(set: LetterSet, hand: Hand): string {
  const sheets = sheetsOf(set)
  return (hand === 'serif' ? sheets[0] : sheets.at(-1)) ?? ''
}

function slicesOf(sheet: string): readonly Slice[] {
  const known = families.get(sheet) ?? readSlices(resolve(sheet))
  families.set(sheet, known)
  return known
}

function readSlices(path: string): Slice[] {
  const faces = readFileSync(path, 'utf8').matchAll(/url\(["']?([^)"']+\.woff2)[^}]*?unicode-range:([^;}]+)/g)
  return Array.from(faces, ([, file = '', ranges = '']) => ({
    file: join(dirname(path), file),
    ranges: ranges.split(',').map(rangeOf),
  }))
}

function rangeOf(range: string): [number, number] {
  const [from = 0, to = from] = range
    .trim()
    .replace('U+', '')
    .split('-')
    .map((code) => Number.parseInt(code, 16))
  return [from, to]
}
