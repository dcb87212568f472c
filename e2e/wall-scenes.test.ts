import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { SCENES, THEMES } from './fixtures/wall-scenes.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

const CLOCK = '12:12'

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
  server = await startWallServer({ view: VIEW, at: clockAt(CLOCK) })
  page = await openWall({ browser, server })
})
beforeEach(() => show('voices'))
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

function sceneAt(name: string): WallView {
  const view = SCENES[name]?.(CLOCK)
  if (!view) throw new Error(`no scene ${name}`)
  return view
}

async function show(name: string, more: Partial<WallView> = {}, drawn = name): Promise<void> {
  server.show({ ...sceneAt(name), ...more })
  await page.waitForSelector(`body[data-scene="${drawn}"]`)
}

const texts = (selector: string) => page.locator(selector).allInnerTexts()

it('[W146] the score alone: its number, sample, margin and parts, its year and its way to the goal', async () => {
  await show('score')
  expect(await texts('[data-score="nps"]')).toEqual(['52'])
  expect(await page.innerText('.score-said')).toMatch(
    /Recommend us\s+52\s+1,204 in 30 days, ±4\s+63%\s+26%\s+11%/,
  )
  expect(await page.innerText('.pace')).toBe('on the way to 55 by 31 Dec')
  // Two gaps part the year's line in three, each with its margin.
  expect(await page.locator('.weeks').count()).toBe(3)
  expect(await page.locator('.band').count()).toBe(3)
  expect(await page.locator('.way').count()).toBe(1)
  await show('score', { score: { ...VIEW.score, goal: null } })
  expect(await page.innerText('.pace')).toBe('Week by week')
  expect(await page.locator('.way').count()).toBe(0)
})

it('[W147] themes: each phrase with how many say it, and voices that are known by their ids', async () => {
  await show('themes')
  expect(await texts('.phrase')).toEqual(['night courier', 'gift wrapping', 'broken zip'])
  expect((await texts('.theme-count')).slice(0, 2)).toEqual(['14 voices, 1 before', '9 voices, none before'])
  const ids = await page.$$eval('.theme [data-feedback-id]', (all) =>
    all.map((one) => one.getAttribute('data-feedback-id')),
  )
  expect(ids).toEqual(['night courier-0', 'gift wrapping-0', 'broken zip-0'])
})

it('[W147] a voice that is hidden leaves its theme at once, and the next one has its place', async () => {
  await show('themes')
  const themes = THEMES.map((theme) => ({
    ...theme,
    voices: theme.voices.filter(({ id }) => id !== 'night courier-0'),
  }))
  server.show({ ...sceneAt('themes'), themes })
  await page.waitForSelector('[data-feedback-id="night courier-1"]')
  expect(await page.locator('[data-feedback-id="night courier-0"]').count()).toBe(0)
})

interface Fade {
  opacity: (number | undefined)[]
  duration: number
  /** What stood in the page when it began. */
  scene: string | null
  words: number
}

/** From here on every fade of the whole scene. */
async function watchFades(): Promise<void> {
  await page.evaluate(() => {
    const fades: Fade[] = []
    Object.assign(window, { fades })
    const animate = Element.prototype.animate
    Element.prototype.animate = function (frames, options) {
      const { duration } = options as { duration: number }
      const opacity = (frames as { opacity?: number }[]).map((frame) => frame.opacity)
      const words = document.querySelectorAll('[data-feedback-id]').length
      const scene = document.body.getAttribute('data-scene')
      if (this.className === 'scene') fades.push({ opacity, duration, scene, words })
      return animate.call(this, frames, options)
    }
  })
}

const fades = () => page.evaluate(() => (window as unknown as { fades: Fade[] }).fades)

it('[W148] one scene fades out before the next one fades in, half a second in all', async () => {
  await watchFades()
  server.show({
    ...sceneAt('score'),
    turn: turnOf({ ...VIEW.turn?.voice }, { ...VIEW.turn, until: server.now() - 10_000 }),
  })
  await page.waitForSelector('body[data-scene="score"]')
  expect(await fades()).toEqual([
    { opacity: [1, 0], duration: 250, scene: 'voices', words: 1 },
    { opacity: [0, 1], duration: 250, scene: 'score', words: 0 },
  ])
})

it('[W148] words that a moderator takes down do not fade: they are gone at once', async () => {
  await watchFades()
  server.show({ ...sceneAt('voices'), turn: null })
  await page.waitForSelector('body[data-scene="idle"]')
  expect(await fades()).toEqual([])
})

it('[W149] a celebration stands alone with the score beside it, and is over by itself', async () => {
  const from = server.now()
  await show(
    'milestone',
    { celebration: { kind: 'milestone', n: 1_000, from, until: from + 1_500 } },
    'celebration',
  )
  expect(await page.innerText('.message')).toBe('Voice number 1,000.')
  expect(await page.locator('[data-feedback-id]').count()).toBe(0)
  expect(await texts('[data-score]')).toEqual(['52'])
  await page.waitForSelector('body[data-scene="idle"]')
  await show('goal', {}, 'celebration')
  expect(await page.innerText('.message')).toBe('55. The goal is reached.')
})

it('[W149] its light grows and goes once, over all of its time; where less motion is asked for there is none', async () => {
  const lights = () =>
    page.$$eval('.cheer', (all) =>
      all.flatMap((one) => one.getAnimations().map(({ effect }) => effect?.getTiming())),
    )
  // A busy machine may have been taken for a slow device.
  await page.evaluate(() => document.documentElement.classList.remove('light'))
  const from = server.now()
  const celebration = { kind: 'milestone', n: 1_000, from, until: from + 8_000 } as const
  await show('milestone', { celebration }, 'celebration')
  expect(await lights()).toMatchObject([{ duration: 8_000, iterations: 1 }])
  await show('idle')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show('milestone', { celebration: { ...celebration, n: 2_500 } }, 'celebration')
  expect(await lights()).toEqual([])
  await page.emulateMedia({ reducedMotion: null })
})

it('[W150] a lost server takes the colour out of the sky, in two steps', async () => {
  const grey = (connection: string) =>
    page.evaluate((state) => {
      const before = document.body.getAttribute('data-connection') ?? ''
      document.body.setAttribute('data-connection', state)
      const { filter } = getComputedStyle(document.querySelector('.sky') as Element)
      document.body.setAttribute('data-connection', before)
      return filter
    }, connection)
  expect(await grey('live')).toBe('none')
  expect(await grey('stale')).toBe('grayscale(0.6)')
  expect(await grey('offline')).toBe('grayscale(0.9)')
})
