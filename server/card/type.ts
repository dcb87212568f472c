import { Buffer, BufferFlag, Feature, Direction as Flow, shape } from 'harfbuzzjs'
import type { Direction } from '../../shared/languages.ts'
import { runsTo, writtenIn } from '../../shared/writing.ts'
import { CUTS, fontFinder, type Hand } from './hands.ts'
import { type Run, runsOf, type Spelled, spell } from './runs.ts'

/** A text as outlines, its baseline at 0. All places are in font sizes. */
export interface SetText {
  glyphs: Glyph[]
  width: number
}

interface Glyph {
  /** As SVG, growing upwards, in units of its own font. */
  path: string
  x: number
  y: number
  /** What one unit of its font is. */
  unit: number
}

export interface Written {
  text: string
  hand: Hand
  /** Of the wall. */
  locale: string
  /** Of the wall's own words. Else the letters tell. */
  language?: string
  direction?: Direction
  /** Font sizes that it may be wide. */
  most: number
}

/** No line holds more letters, nor a letter more marks: whatever a name is, setting it ends soon. */
const LETTERS = 90
const MARKS = 6
const NEVER = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/gu

/** Sets one line in whatever scripts it is written. One that is too wide ends in an ellipsis. */
export async function setText(written: Written): Promise<SetText> {
  const { hand, locale, most } = written
  const letters = lettersOf(written)
  const text = letters.join('')
  const find = fontFinder({ text, hand, locale })
  const language = written.language ?? writtenIn(text, { locale })
  // A shortened one runs to where the whole does.
  const direction = written.direction ?? runsTo(text)
  const set = async (shown: readonly string[], end = '') =>
    setSpelled(await spell(shown.join('').trimEnd() + end, find), { hand, language, direction })
  const whole = await set(letters)
  if (whole.width <= most) return whole
  let [low, high] = [0, letters.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await set(letters.slice(0, middle), '…')).width <= most) low = middle
    else high = middle - 1
  }
  return set(letters.slice(0, low), '…')
}

/** What a reader takes for a letter, each with its marks. */
function lettersOf({ text, locale }: Written): string[] {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').replace(NEVER, '').trim()
  const letters = Array.from(new Intl.Segmenter(locale).segment(plain), ({ segment }) => segment)
  return letters.slice(0, LETTERS).map((letter) => Array.from(letter).slice(0, MARKS).join(''))
}

interface Setting {
  hand: Hand
  language: string | null
  direction: Direction
}

function setSpelled(spelled: readonly Spelled[], setting: Setting): SetText {
  const set: SetText = { glyphs: [], width: 0 }
  for (const run of runsOf(spelled, setting.direction)) setRun(set, run, setting)
  return set
}

function setRun(set: SetText, { letters, font, level }: Run, { hand, language }: Setting): void {
  const { variations, features } = CUTS[hand]
  const cut = font.cut(variations)
  const unit = 1 / cut.face.upem
  const buffer = new Buffer()
  buffer.addText(letters)
  buffer.setFlags(BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE)
  buffer.setDirection(level % 2 === 1 ? Flow.RTL : Flow.LTR)
  if (language !== null) buffer.setLanguage(language)
  buffer.guessSegmentProperties()
  shape(
    cut,
    buffer,
    features.flatMap((name) => Feature.fromString(name) ?? []),
  )
  const infos = buffer.getGlyphInfos()
  buffer.getGlyphPositions().forEach((position, i) => {
    const path = cut.glyphToPath(infos[i]?.codepoint ?? 0)
    const x = set.width + position.xOffset * unit
    if (path !== '') set.glyphs.push({ path, x, y: position.yOffset * unit, unit })
    set.width += position.xAdvance * unit
  })
}
