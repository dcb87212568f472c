import { changeText, goalText, measureText, sampleText } from '../../client/wall/words/score-texts.ts'
import type { Speech } from '../../client/wall/words/speaking.ts'
import { SHOWN_FROM } from '../../shared/score.ts'
import type { Sky } from '../../shared/sky.ts'
import type { WallScore } from '../../shared/wall.ts'
import { type Card, numberOf } from './card.ts'
import { BAR_TOP, COLUMN, EDGE, HEIGHT, WIDTH } from './frame.ts'
import type { Hand } from './hands.ts'
import { momentOf, speechOf } from './speech.ts'
import { type SetText, setText, type Written } from './type.ts'

interface Line extends Pick<Written, 'text' | 'language' | 'direction'> {
  hand: Hand
  /** Pixels: font size, where it begins or ends, its baseline, and how wide it may be. */
  size: number
  x: number
  y: number
  most: number
  colour: string
  /** How much smaller it may be set before it is cut. */
  least?: number
  /** Whether `x` is its end. */
  end?: boolean
}

/** The wall's own words are seldom cut. */
const LEAST = 0.7
const COMPANY = { y: 92, size: 38, least: 0.85 }
const MOMENT = 34
/** Between a company and its wall, and before the moment. */
const BETWEEN = 18
const DETAILS = { size: 36, apart: 52 }
/** A wall's name that has less room than this is left out. */
const LEAST_NAME = 90

/** All that a card says, as SVG. Places are told from the left; where it runs from right to left they are mirrored. */
export async function drawLines(card: Card, sky: Sky): Promise<string> {
  const speech = speechOf(card.locale)
  const draw = (line: Line) => drawLine(line, speech)
  const below = await inTurn(linesBelow(card, sky, speech), draw)
  return [...(await drawTop(card, sky, draw)), ...below].map(({ svg }) => svg).join('')
}

/** What a card says of its score. */
export function linesBelow(card: Card, sky: Sky, speech: Speech): Line[] {
  const number = numberOf(card)
  const said =
    number === null ? quietOf(card, sky, speech) : [bigOf(number, sky), ...detailsOf(card, sky, speech)]
  return [...said, ...groundOf(card, sky, speech)]
}

/** One after the other: a font that one needs is at hand for the next. */
async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const one of all) done.push(await work(one))
  return done
}

interface Drawn {
  svg: string
  /** Pixels. */
  width: number
}

/** Whose wall it is, and when: the company has the room that the moment leaves, its wall's name what is left then. */
async function drawTop(
  card: Card,
  { ink, soft }: Sky,
  draw: (line: Line) => Promise<Drawn>,
): Promise<Drawn[]> {
  const ends = { y: COMPANY.y, size: MOMENT, x: WIDTH - EDGE, most: WIDTH / 3, end: true }
  const moment = await draw({
    ...own(speechOf(card.locale)),
    ...ends,
    text: momentOf(card),
    hand: 'sans',
    colour: soft,
  })
  const right = WIDTH - EDGE - moment.width - 2 * BETWEEN
  const begins = { ...COMPANY, x: EDGE, most: right - EDGE }
  const company = await draw({ ...begins, text: card.company ?? '', hand: 'bold', colour: ink })
  const x = company.width === 0 ? EDGE : EDGE + company.width + BETWEEN
  if (right - x < LEAST_NAME) return [moment, company]
  const hand = company.width === 0 ? 'bold' : 'sans'
  const name = await draw({
    ...begins,
    x,
    most: right - x,
    text: card.name,
    hand,
    colour: hand === 'bold' ? ink : soft,
  })
  return [moment, company, name]
}

/** The wall's own words: in its language, and running as it does. */
function own(speech: Speech): Pick<Line, 'language' | 'direction'> {
  return { language: speech.language(), direction: speech.direction() }
}

/** In Latin digits and from left to right, whatever the wall's are. */
function bigOf(text: string, { ink }: Sky): Line {
  const place = { size: 290, x: EDGE - 8, y: 388, most: 540 }
  return { text, hand: 'serif', colour: ink, language: 'en', direction: 'ltr', ...place }
}

/** What stands where a number would. */
function quietOf({ score }: Card, { ink, soft }: Sky, speech: Speech): Line[] {
  const [first, second] = quietTexts(score, speech)
  const place = { ...own(speech), x: EDGE, most: WIDTH - 2 * EDGE }
  return [
    { ...place, text: first, hand: 'serif', size: 92, y: 300, colour: ink },
    { ...place, text: second, hand: 'sans', size: 40, y: 384, colour: soft },
  ]
}

function quietTexts(score: WallScore | null, { say, number }: Speech): [string, string] {
  if (score === null) return [say('paused'), say('pausedMore')]
  const more = say('fewMore', { from: number(SHOWN_FROM) })
  return score.n === 0 ? [say('none'), more] : [say('few', { n: score.n }), more]
}

/** What explains the number, on the lines above its parts. */
function detailsOf({ score, at }: Card, { ink, soft }: Sky, speech: Speech): Line[] {
  if (score === null) return []
  const size = changeText(score, speech)
  const below = [
    size && speech.say('before', { n: score.windowDays, size }),
    sampleText(score, speech),
    goalText(score, at, speech),
  ].filter((text) => text !== null)
  const texts = [measureText(score, speech), ...below]
  const top = BAR_TOP - 50 - (texts.length - 1) * DETAILS.apart
  const place = { ...own(speech), size: DETAILS.size, x: COLUMN, most: WIDTH - EDGE - COLUMN }
  return texts.map((text, i) => ({
    ...{ ...place, text, y: top + i * DETAILS.apart },
    ...{ hand: i === 0 ? 'bold' : 'sans', colour: i === 0 ? ink : soft },
  }))
}

/** How many voices came today. */
function groundOf({ score, marks }: Card, { soft }: Sky, speech: Speech): Line[] {
  if (score === null) return []
  const n = marks.reduce((sum, mark) => sum + mark.n, 0)
  const text = n > 0 ? speech.say('today', { n }) : speech.say('noneToday')
  const place = { size: 32, x: EDGE, y: HEIGHT - 28, most: WIDTH - 2 * EDGE }
  return [{ ...own(speech), ...place, text, hand: 'sans', colour: soft }]
}

async function drawLine(line: Line, speech: Speech): Promise<Drawn> {
  const { size, most, end = false } = line
  const set = await setText({ ...line, locale: speech.locale(), most: roomOf(line) })
  const fitted = set.width * size > most ? most / set.width : size
  const width = set.width * fitted
  const mirrored = speech.direction() === 'rtl'
  const x = mirrored ? WIDTH - line.x : line.x
  return { svg: svgOf(set, { ...line, size: fitted, x: end === mirrored ? x : x - width }), width }
}

/** Font sizes that a line may be wide in its least size. */
export const roomOf = ({ most, size, least = LEAST }: Line): number => most / (size * least)

function svgOf(
  { glyphs }: SetText,
  { colour, x, y, size }: Pick<Line, 'colour' | 'x' | 'y' | 'size'>,
): string {
  const paths = glyphs.map(
    (glyph) => `<path transform="translate(${glyph.x} ${glyph.y}) scale(${glyph.unit})" d="${glyph.path}"/>`,
  )
  return `<g fill="${colour}" transform="translate(${x} ${y}) scale(${size} ${-size})">${paths.join('')}</g>`
}
