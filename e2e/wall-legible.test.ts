import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { contrast, type Rgb } from '../shared/colour.ts'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { openWall, type SeenText, seenTexts } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, DAY, scoreWith, turnOf, VIEW } from './fixtures/wall-views.ts'

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
async function wallAt(clock: string, view: Partial<WallView> = {}, size?: { width: number; height: number }) {
  const words = turnOf({ words: FIFTY, at: clockAt(clock) - 60_000 }, { from: clockAt(clock) - 30_000 })
  server.setTime(clockAt(clock))
  server.show({ ...VIEW, waiting: 3, turn: words, ...view })
  return openWall({ browser, server, ...(size ? { size } : {}) })
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

async function expectLegible(page: Page, unit = 1): Promise<void> {
  const [texts, sky] = [await seenTexts(page), await backdrop(page)]
  expect(texts.length).toBeGreaterThan(3)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  for (const text of texts) {
    expect(contrastOf(text, sky), text.text).toBeGreaterThanOrEqual(7)
    expect(text.size, text.text).toBeGreaterThanOrEqual(42 * unit)
    expect(text.left, text.text).toBeGreaterThanOrEqual(80 * unit)
    expect(text.right, text.text).toBeLessThanOrEqual(width - 90 * unit)
    expect(text.bottom, text.text).toBeLessThanOrEqual(height - 40 * unit)
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

  const states: [string, Partial<WallView>][] = [
    ['no voice yet', { first: true, turn: null, marks: [], today: 0, score: scoreWith({}) }],
    ['too few answers', { score: scoreWith({ 9: 2 }) }],
    ['answers that do not count', { score: { ...VIEW.score, excluded: 12 } }],
    ['nothing to show', { turn: null }],
    [
      'a score without words',
      { turn: turnOf({ words: null, score: 2, mood: 'bad' }, { from: clockAt('15:59') }) },
    ],
    ['an earlier voice', { turn: turnOf({}, { kind: 'returning', from: clockAt('15:59') }) }],
    ['a pause', { paused: true, turn: null, marks: [], today: 0, score: scoreWith({}) }],
    ['a closed wall', { day: { ...DAY, open: false, reopens: DAY.opens + 86_400_000 } }],
  ]
  for (const [state, view] of states) {
    it(`[W4] it is as legible with ${state}`, async () => {
      const page = await wallAt('16:00', view)
      await expectLegible(page)
      await page.close()
    })
  }

  it('[W5] the sizes come from one root unit: a 4K screen shows the same at twice the size', async () => {
    const page = await wallAt('16:42', {}, { width: 3840, height: 2160 })
    await expectLegible(page, 2)
    await page.close()
  })

  it('[W5] an upright screen has its own composition, with the same sizes', async () => {
    for (const clock of ['12:12', '16:00', '17:00', '21:00']) {
      const page = await wallAt(clock, {}, { width: 1080, height: 1920 })
      await expectLegible(page)
      await page.close()
    }
  })
})
