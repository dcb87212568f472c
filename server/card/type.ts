import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Blob, Buffer, Face, Feature, Font, shape, Variation } from 'harfbuzzjs'
import wawoff2 from 'wawoff2'

/** The two hands of the wall. */
export type Hand = 'serif' | 'sans' | 'bold'

interface Cut {
  files: readonly string[]
  variations: readonly string[]
  features: readonly string[]
}

const FRAUNCES = '@fontsource-variable/fraunces/files/fraunces'
const INSTRUMENT = '@fontsource-variable/instrument-sans/files/instrument-sans'
const serifFiles = [`${FRAUNCES}-latin-full-normal.woff2`, `${FRAUNCES}-latin-ext-full-normal.woff2`]
/** Instrument Sans has no "±": what it lacks is set in the other hand. */
const sansFiles = [
  `${INSTRUMENT}-latin-wght-normal.woff2`,
  `${INSTRUMENT}-latin-ext-wght-normal.woff2`,
  ...serifFiles,
]

const CUTS: Readonly<Record<Hand, Cut>> = {
  serif: {
    files: serifFiles,
    variations: ['wght=460', 'opsz=60', 'SOFT=0', 'WONK=0'],
    features: ['lnum'],
  },
  sans: { files: sansFiles, variations: ['wght=450'], features: ['tnum'] },
  bold: { files: sansFiles, variations: ['wght=620'], features: ['tnum'] },
}

const resolve = createRequire(import.meta.url).resolve
const fonts = new Map<string, { font: Font; letters: ReadonlySet<number> }>()

/** Text as outlines: `path` in a box of one unit a font size, its baseline at 0, growing downwards. */
export interface SetText {
  /** Each glyph's outline with its place, in units of the font. */
  glyphs: { path: string; x: number; y: number }[]
  /** In font sizes. */
  width: number
  /** What one font size is in units of the font. */
  unit: number
  /** Whether there was a letter for everything. */
  whole: boolean
}

/** Sets one line from left to right. Letters that no file has are left out. */
export async function setText(text: string, hand: Hand): Promise<SetText> {
  for (const file of CUTS[hand].files) await load(file, hand)
  const set: SetText = { glyphs: [], width: 0, unit: 1, whole: canSay(text, hand) }
  for (const { file, letters } of runsOf(text, hand)) setRun(set, letters, { hand, file })
  return set
}

/** Pieces that one file sets, in order. */
function runsOf(text: string, hand: Hand): { file: string; letters: string }[] {
  const runs: { file: string; letters: string }[] = []
  for (const letter of Array.from(text)) {
    const file = fileFor(letter.codePointAt(0) ?? 0, hand)
    const last = runs.at(-1)
    if (file === null) continue
    if (last?.file === file) last.letters += letter
    else runs.push({ file, letters: letter })
  }
  return runs
}

function canSay(text: string, hand: Hand): boolean {
  return Array.from(text).every((letter) => fileFor(letter.codePointAt(0) ?? 0, hand) !== null)
}

function fileFor(letter: number, hand: Hand): string | null {
  return CUTS[hand].files.find((file) => fonts.get(keyOf(file, hand))?.letters.has(letter)) ?? null
}

function setRun(set: SetText, letters: string, { hand, file }: { hand: Hand; file: string }): void {
  const known = fonts.get(keyOf(file, hand))
  if (!known) return
  const buffer = new Buffer()
  buffer.addText(letters)
  buffer.guessSegmentProperties()
  const features = CUTS[hand].features.flatMap((name) => Feature.fromString(name) ?? [])
  shape(known.font, buffer, features)
  const unit = known.font.face.upem
  const infos = buffer.getGlyphInfos()
  buffer.getGlyphPositions().forEach((position, i) => {
    const glyph = infos[i]?.codepoint ?? 0
    const x = set.width * unit + position.xOffset
    set.glyphs.push({ path: known.font.glyphToPath(glyph), x, y: position.yOffset })
    set.width += position.xAdvance / unit
  })
  set.unit = unit
}

const keyOf = (file: string, hand: Hand) => `${hand} ${file}`

/** Fonts are kept as browsers want them, and read as HarfBuzz does. */
async function load(file: string, hand: Hand): Promise<void> {
  if (fonts.has(keyOf(file, hand))) return
  // Its answer lies in memory that the next font takes.
  const bytes = Uint8Array.from(await wawoff2.decompress(readFileSync(resolve(file))))
  const face = new Face(new Blob(bytes))
  const font = new Font(face)
  font.setVariations(CUTS[hand].variations.flatMap((axis) => Variation.fromString(axis) ?? []))
  fonts.set(keyOf(file, hand), { font, letters: new Set(face.collectUnicodes()) })
}
