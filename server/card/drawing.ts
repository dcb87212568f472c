import { directionOf, spokenIn } from '../../shared/languages.ts'
import { SKY_AT } from '../../shared/palettes.ts'
import { alongDay, type Sky, skyAt, sunAt } from '../../shared/sky.ts'
import type { Mark } from '../../shared/wall.ts'
import { type Card, numberOf } from './card.ts'
import { BAR_TOP, COLUMN, EDGE, GROUND, HEIGHT, WIDTH } from './frame.ts'
import { drawLines } from './lines.ts'

const SUN_TOP = 60

/** The wall's own picture at this minute, with its score and without anybody's words, as SVG. */
export async function drawCard(card: Card): Promise<string> {
  const sky = skyAt(card.day, card.at)
  const bar = card.score && numberOf(card) !== null ? barOf(card.score.parts, sky) : ''
  const marks = card.marks.map((mark) => markOf(mark, card, sky)).join('')
  // The day runs from right to left where the wall's words do.
  const mirrored = directionOf(spokenIn(card.locale)) === 'rtl'
  const turned = mirrored ? ` transform="translate(${WIDTH} 0) scale(-1 1)"` : ''
  const picture = `${skyOf(sky)}<g${turned}>${sunOf(card, sky)}${groundOf(sky)}${marks}${bar}</g>`
  const lines = await drawLines(card, sky)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${picture}${lines}</svg>`
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
