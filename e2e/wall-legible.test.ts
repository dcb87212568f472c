import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveWall } from '../client/live/store.ts'
import { formatOf } from '../client/wall/format.ts'
import { sceneOf } from '../client/wall/scene.ts'
import { buildClient } from '../scripts/build.ts'
import { contrast, parseColour, type Rgb } from '../shared/colour.ts'
import { DAY_INKS, NIGHT_INKS } from '../shared/palettes.ts'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { lettersOf, overlapping, seenWall } from './fixtures/seen-lines.ts'
import { openWall, type SeenText, seenTexts } from './fixtures/wall-page.ts'
import { FORMATS, type FormatName, SCENES } from './fixtures/wall-scenes.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

/** How far all of it may have moved against burn-in, CSS pixels. */
const ORBIT = 8
const AT = '12:12'
const LIVE: LiveWall = {
  ...{ view: null, connection: 'live', lostAt: null },
  ...{ refused: null, door: null, screen: null },
}
const FIFTY = 'waited '.repeat(50).trim()
const HOURS = [
  '06:00',
  '07:25',
  '07:35',
  '09:00',
  '12:12',
  '15:00',
  '16:10',
  '16:25',
  '17:00',
  '17:30',
  '18:10',
  '20:00',
]

let browser: Browser
let server: WallServer

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
  server = await startWallServer({ view: VIEW, at: clockAt('12:12') })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The wall freshly opened at an hour of its day, with a voice that fills its room. */
async function wallAt(clock: string) {
  const words = turnOf({ words: FIFTY, at: clockAt(clock) - 60_000 }, { from: clockAt(clock) - 30_000 })
  server.setTime(clockAt(clock))
  server.show({ ...VIEW, waiting: 3, turn: words })
  return openWall({ browser, server })
}

function parse(colour: string): Rgb {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b]
}

interface Backdrop {
  stops: { colour: Rgb; at: number }[]
  height: number
  ground: Rgb
}

function backdrop(page: Page): Promise<Backdrop> {
  return page.evaluate(() => {
    const colour = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number) as unknown as Rgb
    const layer = document.querySelector('.sky-layer.shown') as Element
    const gradient = getComputedStyle(layer).backgroundImage
    const stops = Array.from(gradient.matchAll(/(rgb\([^)]*\)) ([\d.]+)%/g), ([, text = '', at]) => ({
      colour: colour(text),
      at: Number(at) / 100,
    }))
    const ground = getComputedStyle(document.querySelector('.ground') as Element).backgroundColor
    return { stops, height: layer.getBoundingClientRect().height, ground: colour(ground) }
  })
}

/** What is behind a height of the page: a point of the sky's gradient, or the ground. */
function behind({ stops, height, ground }: Backdrop, y: number): Rgb {
  if (y > height) return ground
  const share = y / height
  const next = Math.max(
    1,
    stops.findIndex((stop) => stop.at >= share),
  )
  const [a, b] = [stops[next - 1], stops[next]]
  if (!a || !b) throw new Error('the sky has no colours')
  const part = (share - a.at) / (b.at - a.at)
  return [0, 1, 2].map(
    (i) => (a.colour[i as 0] ?? 0) + ((b.colour[i as 0] ?? 0) - (a.colour[i as 0] ?? 0)) * part,
  ) as unknown as Rgb
}

function contrastOf(text: SeenText, sky: Backdrop): number {
  const places = text.mark ? [parse(text.mark)] : [text.top, text.bottom].map((y) => behind(sky, y))
  return Math.min(...places.map((place) => contrast(place, parse(text.colour))))
}

async function expectLegible(page: Page): Promise<void> {
  const [texts, sky] = [await seenTexts(page), await backdrop(page)]
  expect(texts.length).toBeGreaterThan(3)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  for (const text of texts) {
    expect(contrastOf(text, sky), text.text).toBeGreaterThanOrEqual(7)
    expect(text.size, text.text).toBeGreaterThanOrEqual(42)
    expect(text.left, text.text).toBeGreaterThanOrEqual(80)
    expect(text.right, text.text).toBeLessThanOrEqual(width - 96 + ORBIT)
    expect(text.bottom, text.text).toBeLessThanOrEqual(height - 40)
  }
}

describe('the wall from ten feet', () => {
  for (const clock of HOURS) {
    it(`[W4] at ${clock} all text in the page has contrast 7:1, 42 px or more, and stays inside its margins`, async () => {
      const page = await wallAt(clock)
      await expectLegible(page)
      await page.close()
    })
  }

  // Pages wait more than they work: some at a time.
  for (const formats of inGroups(Object.keys(FORMATS) as FormatName[], 4)) {
    it(`[W4] [W140] every scene and state is as legible on ${formats.join(', ')}, no text over another`, async () => {
      await Promise.all(formats.map(walkThroughScenes))
    })
  }
})

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

/** All that a view can say, on one page of a size: what stands where, at the size for its distance. */
async function walkThroughScenes(format: FormatName): Promise<void> {
  const { distance, ...size } = FORMATS[format]
  const { unit, shape } = formatOf({ ...size, ratio: 1 }, distance)
  const own = await startWallServer({ view: { ...VIEW, distance }, at: clockAt(AT) })
  const page = await openWall({ browser, server: own, size })
  const inks = [DAY_INKS, NIGHT_INKS].flatMap(({ ink, soft, onMood }) => [ink, soft, onMood]).map(parseColour)
  const edge = shape === 'side' ? 0.7 * unit : 0.05 * size.width - 1.4 * unit
  for (const [name, viewAt] of Object.entries(SCENES)) {
    const view = { ...viewAt(AT), distance }
    await showDrawn(page, own, view)
    const { lines, horizon, elements } = await seenWall(page)
    const about = (text: string) => `${name}: ${text}`
    expect(lines.length, name).toBeGreaterThan(1)
    expect(elements, name).toBeLessThanOrEqual(600)
    expect(overlapping(lines), name).toEqual([])
    for (const line of lines) {
      const { text, mark } = line
      expect(line.size, about(text)).toBeGreaterThanOrEqual(2.625 * unit - 0.01)
      expect(line.left, about(text)).toBeGreaterThanOrEqual(edge)
      expect(line.right, about(text)).toBeLessThanOrEqual(size.width - edge + 1)
      expect(lettersOf(line).bottom, about(text)).toBeLessThanOrEqual(size.height - 0.5 * unit)
      // Where text may stand, and in which colours, these have their contrast in every minute: [W1].
      expect(inks, about(text)).toContainEqual(parse(line.colour))
      const onSky = mark === null && line.top < horizon
      if (onSky) expect(lettersOf(line).bottom, about(text)).toBeLessThanOrEqual(0.855 * horizon)
    }
  }
  await page.close()
  await own.close()
}

/** Waits until the page has drawn a view, and the scene before it is gone. */
async function showDrawn(page: Page, own: WallServer, view: WallView): Promise<void> {
  const before = own.drawn.length
  own.show(view)
  await expect.poll(() => own.drawn.length, { interval: 10, timeout: 5_000 }).toBeGreaterThan(before)
  const scene = sceneOf({ ...LIVE, view: { ...view, marks: [] } }, view.turn, own.now())
  await page.waitForSelector(`body[data-scene="${scene}"]`)
}
