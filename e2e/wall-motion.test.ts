import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

const AT = clockAt('16:42')

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
  server = await startWallServer({ view: VIEW, at: AT })
})
afterEach(() => page.close())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Notes every animation from here on: on what, of which properties, from where. */
async function watchMotion(fresh: Page): Promise<void> {
  await fresh.addInitScript(() => {
    const moves: { on: string; properties: string[]; first: unknown; ends: number }[] = []
    Object.assign(window, { moves })
    const animate = Element.prototype.animate
    Element.prototype.animate = function (frames, options) {
      const list = frames as Keyframe[]
      const animation = animate.call(this, frames, options)
      const properties = list.flatMap((frame) => Object.keys(frame)).filter((name) => name !== 'offset')
      const { endTime } = animation.effect?.getComputedTiming() ?? {}
      moves.push({ on: this.className, properties, first: list[0], ends: Number(endTime) })
      return animation
    }
  })
}

interface Move {
  on: string
  properties: string[]
  first: { opacity?: number; transform?: string }
  ends: number
}

const moves = () => page.evaluate(() => (window as unknown as { moves: Move[] }).moves)

let k = 10
function newTurn(voice: Parameters<typeof turnOf>[0] = {}) {
  k++
  const from = server.now()
  return turnOf({ id: `voice-${k}`, at: from - 60_000, ...voice }, { k, from })
}

it('[W27] a page opened in the middle of a turn draws its voice standing', async () => {
  server.show(VIEW)
  page = await openWall({ browser, server, prepare: watchMotion })
  await page.waitForSelector('[data-feedback-id]')
  expect(await moves()).toEqual([])
})

it('[W28] a voice arrives in about two seconds: the horizon glows, its words rise into place', async () => {
  server.show(VIEW)
  page = await openWall({ browser, server, prepare: watchMotion })
  const turn = newTurn()
  server.show({ ...VIEW, turn })
  await page.waitForSelector(`[data-feedback-id="${turn.voice.id}"]`)
  const seen = await moves()
  expect(seen.map((move) => move.on).sort()).toEqual(['good', 'voice-block'])
  expect(seen.find((move) => move.on === 'voice-block')?.first).toEqual({
    opacity: 0,
    transform: 'translateY(3.5rem)',
  })
  expect(Math.max(...seen.map((move) => move.ends))).toBeLessThanOrEqual(2_000)
})

it('[W28] nothing but place and opacity is ever animated', async () => {
  server.show(VIEW)
  page = await openWall({ browser, server, prepare: watchMotion })
  const turn = newTurn()
  server.show({ ...VIEW, turn, score: { ...VIEW.score, score: 40 } })
  await page.waitForFunction(() => document.querySelector('[data-score]')?.textContent === '40')
  const properties = (await moves()).flatMap((move) => move.properties)
  expect(new Set(properties)).toEqual(new Set(['opacity', 'transform']))
})

it('[W28] the number rolls when it changes, and only then', async () => {
  server.show(VIEW)
  page = await openWall({ browser, server, prepare: watchMotion })
  server.show({ ...VIEW, today: 39, score: { ...VIEW.score, n: 1_205 } })
  await page.waitForSelector('text=1,205')
  expect(await moves()).toEqual([])
  server.show({ ...VIEW, today: 39, score: { ...VIEW.score, score: 53.4 } })
  await page.waitForFunction(() => document.querySelector('[data-score]')?.textContent === '53')
  expect(await moves()).toHaveLength(1)
})

it('[W29] where less motion is asked for, nothing moves', async () => {
  server.show(VIEW)
  const prepare = async (fresh: Page) => {
    await fresh.emulateMedia({ reducedMotion: 'reduce' })
    await watchMotion(fresh)
  }
  page = await openWall({ browser, server, prepare })
  const turn = newTurn()
  server.show({ ...VIEW, turn })
  await page.waitForSelector(`[data-feedback-id="${turn.voice.id}"]`)
  expect((await moves()).flatMap((move) => move.properties)).not.toContain('transform')
})

it('[W30] a voice stands for its turn, and until the next one has had time to come', async () => {
  const from = server.now()
  server.show({ ...VIEW, turn: { ...newTurn(), from, until: from + 2_000 } })
  page = await openWall({ browser, server })
  expect(await page.getAttribute('body', 'data-scene')).toBe('voices')
  await page.waitForSelector('body[data-scene="idle"]')
  expect(server.now() - from).toBeGreaterThanOrEqual(3_400)
  expect(await page.$$('[data-feedback-id]')).toHaveLength(0)
})
