import { SKY_AT } from '../../shared/palettes.ts'
import { marginText, scoreText } from '../../shared/score.ts'
import { alongDay, type Sky, skyAt, sunAt } from '../../shared/sky.ts'
import type { Mark } from '../../shared/wall.ts'
import { type Card, numberOf } from './card.ts'
import { type Hand, setText } from './type.ts'

/** Pixels: what pages and chats show of a link without cutting it. */
export const WIDTH = 1200
export const HEIGHT = 630
const EDGE = 60
const GROUND = 130
const SUN_TOP = 60
/** Where what explains the number begins. */
const COLUMN = 660
const BAR_TOP = 384

interface Line {
  text: string
  hand: Hand
  /** Pixels: font size, left (or right) edge, baseline, and how wide it may be. */
  size: number
  x: number
  y: number
  colour: string
  most: number
  end?: boolean
}

/** The wall's own picture at this minute, with its score and without anybody's words, as SVG. */
export async function drawCard(card: Card): Promise<string> {
  const sky = skyAt(card.day, card.at)
  const lines: string[] = []
  for (const line of linesOf(card, sky)) lines.push(await drawLine(line))
  const body = [
    skyOf(sky),
    sunOf(card, sky),
    groundOf(sky),
    ...card.marks.map((mark) => markOf(mark, card, sky)),
  ]
  const bar = card.score && numberOf(card) !== null ? barOf(card.score.parts, sky) : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${body.join('')}${bar}${lines.join('')}</svg>`
}

function linesOf(card: Card, sky: Sky): Line[] {
  const { ink, soft } = sky
  const number = numberOf(card)
  const about = { x: EDGE, y: 92, size: 38, most: 620, colour: ink }
  const below = { x: COLUMN, hand: 'sans', size: 38, most: WIDTH - EDGE - COLUMN, colour: soft } as const
  const details = detailsOf(card).map((text, i): Line => ({ ...below, text, y: 226 + i * 56 }))
  return [
    { ...about, text: card.company ?? card.name, hand: 'bold' },
    {
      ...about,
      x: WIDTH - EDGE,
      end: true,
      text: momentOf(card),
      hand: 'sans',
      size: 34,
      colour: soft,
      most: 420,
    },
    ...(number === null ? quietOf(card, ink) : [bigOf(number, ink)]),
    ...details,
  ]
}

function bigOf(text: string, colour: string): Line {
  return { text, hand: 'serif', size: 290, x: EDGE - 8, y: 388, colour, most: 520 }
}

/** What stands where a number would. */
function quietOf({ score }: Card, colour: string): Line[] {
  const text = score === null ? 'A short pause.' : `${score.n} of 5 answers`
  return [{ text, hand: 'serif', size: 96, x: EDGE, y: 330, colour, most: WIDTH - 2 * EDGE }]
}

function detailsOf(card: Card): string[] {
  const { score, locale } = card
  if (!score || numberOf(card) === null) return []
  const number = (n: number) => n.toLocaleString(locale)
  const margin = marginText(score, locale)
  const { goal, change, metric } = score
  const real = change?.real
    ? `${change.difference < 0 ? '−' : '+'}${scoreText(metric, Math.abs(change.difference), locale)}`
    : null
  return [
    `${metric.toUpperCase()}${real === null ? '' : ` ${real}`}`,
    `n ${number(score.n)}${margin === null ? '' : `, ${margin}`}`,
    ...(goal ? [`→ ${scoreText(metric, goal.score, locale)}, ${goal.by}`] : []),
  ]
}

/** "22 Nov, 08:30": when the picture was drawn, where the wall is. */
export function momentOf({ at, locale, timeZone }: Pick<Card, 'at' | 'locale' | 'timeZone'>): string {
  const options = { day: 'numeric', month: 'short', timeZone } as const
  // As on the wall: plain "en" has British dates, and the day has 24 hours in every language.
  const own = locale === 'en' ? 'en-GB' : locale.split('-u-')[0]
  const date = new Intl.DateTimeFormat(`${own}-u-ca-gregory-nu-latn`, options).format(at)
  const clock = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone } as const
  return `${date}, ${new Intl.DateTimeFormat('en-GB', clock).format(at)}`
}

async function drawLine({ text, hand, size, x, y, colour, most, end = false }: Line): Promise<string> {
  const { glyphs, width, unit, whole } = await setText(text, hand)
  // A name in letters that are not here is left out rather than shown with holes.
  if (!whole || glyphs.length === 0) return ''
  const fitted = Math.min(size, most / width)
  const scale = fitted / unit
  const left = end ? x - width * fitted : x
  const paths = glyphs.map(
    (glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.path}"/>`,
  )
  return `<g fill="${colour}" transform="translate(${left} ${y}) scale(${scale} ${-scale})">${paths.join('')}</g>`
}

function skyOf({ sky }: Sky): string {
  const stops = sky.map((colour, i) => `<stop offset="${SKY_AT[i] ?? 1}" stop-color="${colour}"/>`)
  const gradient = `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient>`
  return `<defs>${gradient}</defs><rect width="${WIDTH}" height="${HEIGHT - GROUND}" fill="url(#sky)"/>`
}

function groundOf({ ground }: Sky): string {
  return `<rect y="${HEIGHT - GROUND}" width="${WIDTH}" height="${GROUND}" fill="${ground}"/>`
}

function sunOf({ day, at }: Card, { sun }: Sky): string {
  const { along, height } = sunAt(day, at)
  const centre = `cx="${placeOf(along)}" cy="${HEIGHT - GROUND - height * SUN_TOP}"`
  return `<circle ${centre} r="42" fill="${sun}" opacity="0.22"/><circle ${centre} r="27" fill="${sun}"/>`
}

const placeOf = (along: number) => EDGE + along * (WIDTH - 2 * EDGE)

/** Bad is a diamond, as on the wall: never told apart by colour alone. */
function markOf({ minute, mood, n }: Mark, { day }: Card, sky: Sky): string {
  const [x, y] = [placeOf(alongDay(day, minute)), HEIGHT - GROUND + 46]
  const r = 8 * Math.min(2, Math.sqrt(n))
  if (mood !== 'bad') return `<circle cx="${x}" cy="${y}" r="${r}" fill="${sky[mood]}"/>`
  const points = [`${x},${y - r}`, `${x + r},${y}`, `${x},${y + r}`, `${x - r},${y}`]
  return `<polygon points="${points.join(' ')}" fill="${sky.bad}"/>`
}

function barOf(parts: { good: number; neutral: number; bad: number }, sky: Sky): string {
  const all = parts.good + parts.neutral + parts.bad
  const wide = WIDTH - EDGE - COLUMN
  let x = COLUMN
  const pieces = (['good', 'neutral', 'bad'] as const).map((mood) => {
    const width = (parts[mood] / all) * wide
    const piece =
      width < 1
        ? ''
        : `<rect x="${x}" y="${BAR_TOP}" width="${width - 4}" height="16" rx="3" fill="${sky[mood]}"/>`
    x += width
    return piece
  })
  return pieces.join('')
}
