import { type Direction, directionOf } from '../../../shared/languages.ts'
import english from './en.json' with { type: 'json' }
import { type Piece, piecesOf, type TextKey, type Texts, type Values } from './texts.ts'

/** A language file as it is loaded: of an older or newer build, it may lack texts. */
export type LoadedTexts = Partial<Texts>

/**
 * What the wall says, and how it says numbers and directions. All of it follows the wall's locale. Without a
 * framework: the server speaks with it in the picture of a wall's score.
 */
export interface Speech {
  /** For numbers and dates: BCP 47. Dates are Gregorian, as the wall's goals and hours are. */
  locale: () => string
  /** What the words are in: "de". */
  language: () => string
  direction: () => Direction
  /** `n` chooses the form and stands as `{n}`. */
  say: (key: TextKey, values?: Said) => string
  /** The same in pieces, some of them bold. */
  pieces: (key: TextKey, values?: Said) => Piece[]
  number: (n: number) => string
  /** A whole number of a hundred: "63%". */
  percent: (n: number) => string
  /** A number that was written with 0–9, in the digits of the locale. */
  digits: (text: string) => string
  /** Style for a place on the way of the day, 0 to 1: in Arabic the sun goes from right to left. */
  along: (share: number) => { left: string } | { right: string }
}

/** What fills a text: `n` as a number, all else ready to be read. */
export type Said = { n?: number | undefined } & { [name: string]: string | number | undefined }

interface Spoken {
  locale: string
  language: string
  texts: LoadedTexts
}

/** First-strong isolate and its end: a filled-in value turns nothing but itself. */
const [ISOLATE, END] = ['\u2068', '\u2069']

/** `spoken` is asked at each use, so that what reads it inside of a component follows it. */
export function makeSpeech(spoken: () => Spoken): Speech {
  const locale = () => spoken().locale
  const direction = () => directionOf(spoken().language)
  const digits = (text: string) => {
    const { own, point } = digitsOf(locale())
    if (own[0] === '0') return text
    return text.replace(/\.(?=\d)/g, point).replace(/\d/g, (digit) => own[Number(digit)] ?? digit)
  }
  const number = (n: number) => n.toLocaleString(locale())
  const pieces = (key: TextKey, { n, ...values }: Said = {}) =>
    piecesOf({
      text: spoken().texts[key] ?? english[key],
      language: spoken().texts[key] ? spoken().language : 'en',
      n,
      values: isolated({ ...values, n: n === undefined ? undefined : number(n) }, direction()),
    })
  return {
    locale,
    language: () => spoken().language,
    direction,
    pieces,
    say: (key, values) =>
      pieces(key, values)
        .map(({ text }) => text)
        .join(''),
    number,
    percent: (n) => (n / 100).toLocaleString(locale(), { style: 'percent' }),
    digits,
    along: (share) => {
      const place = `${(share * 100).toFixed(3)}%`
      return direction() === 'rtl' ? { right: place } : { left: place }
    },
  }
}

/** In a text from left to right all that the wall fills in runs that way, too; in the other it must be kept together. */
function isolated(values: { [name: string]: string | number | undefined }, direction: Direction): Values {
  const [before, after] = direction === 'rtl' ? [ISOLATE, END] : ['', '']
  const filled: { [name: string]: string } = {}
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined) filled[name] = `${before}${values[name]}${after}`
  }
  return filled
}

/** From 0 to 9, and what stands before a fraction. */
interface Digits {
  own: string[]
  point: string
}

const known = new Map<string, Digits>()

function digitsOf(locale: string): Digits {
  const found = known.get(locale)
  if (found) return found
  const own = Array.from('0123456789', (digit) => Number(digit).toLocaleString(locale))
  const digits = { own, point: (0.5).toLocaleString(locale).charAt(1) }
  known.set(locale, digits)
  return digits
}

export const ENGLISH: Speech = makeSpeech(() => ({ locale: 'en', language: 'en', texts: english }))
