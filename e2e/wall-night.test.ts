import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { contrast, type Rgb } from '../shared/colour.ts'
import { orbitAt } from '../shared/orbit.ts'
import type { Day, WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { HD, openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, DAY, VIEW } from './fixtures/wall-views.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const tomorrow = (clock: string) => clockAt(clock) + 24 * HOUR
const CLOSED: Day = { ...DAY, open: false, closedAt: clockAt('18:00'), reopens: tomorrow('08:00') }
const CLOSED_VIEW: WallView = { ...VIEW, day: CLOSED, turn: null }

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
beforeEach(async () => {
  server = await startWallServer({ view: CLOSED_VIEW, at: clockAt('18:00') })
})
afterEach(async () => {
  await page?.close()
  await server.close()
})
afterAll(() => browser?.close())

/** Of a page with a clock of its own, which need not wait for its next look at the time. */
const clocked = (fresh: Page) => fresh.clock.install()
const whenItLooks = async <T>(look: () => Promise<T>): Promise<T> => {
  await page.clock.runFor(1_000)
  return look()
}
const darkness = () =>
  page.evaluate(() => Number(getComputedStyle(document.querySelector('.nightfall') ?? document.body).opacity))
const isDimmed = async () => (await page.$('.nightfall')) !== null
const hasClock = async () => (await page.$('.small-clock')) !== null
const clockText = () => page.innerText('.small-clock')

async function boxOfClock() {
  const box = await page.locator('.small-clock').boundingBox()
  if (!box) throw new Error('there is no small clock')
  return box
}

describe('a closed wall', () => {
  it('[W243] lies darker and darker for an hour, wakes by itself and is light when it opens, without a touch', async () => {
    page = await openWall({ browser, server, prepare: clocked })
    expect(await page.getAttribute('body', 'data-scene')).toBe('night')
    expect(await isDimmed()).toBe(false)
    server.goOn(clockAt('18:30'))
    await expect.poll(() => whenItLooks(darkness)).toBeCloseTo(0.3, 1)
    server.goOn(clockAt('23:00'))
    await expect.poll(() => whenItLooks(darkness)).toBeCloseTo(0.6, 1)
    server.goOn(tomorrow('07:57'))
    await expect.poll(() => whenItLooks(darkness)).toBeCloseTo(0.36, 1)
    server.goOn(tomorrow('08:00'))
    await expect.poll(() => whenItLooks(isDimmed)).toBe(false)
    server.show({ ...VIEW, turn: null })
    await page.waitForSelector('body[data-scene="idle"]')
  })

  it('[W245] has the moon of this night, says when it opens, and stands in full contrast', async () => {
    page = await openWall({ browser, server })
    expect(await page.locator('.moon-lit').getAttribute('d')).toMatch(
      /^M0-1A1 1 0 0 1 0 1A0\.\d+ 1 0 0 1 0-1Z$/,
    )
    expect(await page.innerText('.message-more')).toBe('The wall opens at 08:00')
    server.show({ ...CLOSED_VIEW, day: { ...CLOSED, reopens: clockAt('08:00') + 72 * HOUR } })
    await page.getByText('The wall opens Tuesday at 08:00').waitFor()
    server.show({ ...CLOSED_VIEW, day: { ...CLOSED, reopens: clockAt('08:00') + 14 * 24 * HOUR } })
    await page.getByText('The wall opens on 5 December at 08:00').waitFor()
    server.show({ ...CLOSED_VIEW, day: { ...CLOSED, reopens: null } })
    await page.getByText('The wall is closed.').waitFor()
  })

  it('[W244] that sleeps in the dark shows a small clock, elsewhere each minute, and keeps its socket', async () => {
    server.show({ ...CLOSED_VIEW, night: 'dark' })
    page = await openWall({ browser, server, prepare: clocked })
    expect(await page.$('.small-clock')).toBeNull()
    server.goOn(clockAt('22:14'))
    await expect.poll(() => whenItLooks(clockText)).toBe('22:14')
    const first = await boxOfClock()
    await expectLegibleClock()
    server.goOn(clockAt('22:15'))
    await expect.poll(() => whenItLooks(clockText)).toBe('22:15')
    const second = await boxOfClock()
    expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeGreaterThan(200)
    expect(await page.getAttribute('body', 'data-connection')).toBe('live')
    expect(server.handshakes).toHaveLength(1)
    server.goOn(tomorrow('07:56'))
    await expect.poll(() => whenItLooks(hasClock)).toBe(false)
  })

  it('[W244] that has lost its server says so on the small clock, too, and goes on waking by the time it knows', async () => {
    server.show({ ...CLOSED_VIEW, night: 'dark' })
    page = await openWall({ browser, server, prepare: clocked })
    server.goOn(clockAt('22:14'))
    await page.clock.fastForward(2_000)
    await expect.poll(() => whenItLooks(clockText)).toBe('22:14')
    await server.close()
    await page.clock.fastForward(6 * MINUTE)
    await expect.poll(() => whenItLooks(clockText)).toMatch(/^22:20\s+no connection since 22:14$/)
    await page.clock.fastForward(9 * HOUR + 36 * MINUTE)
    await expect.poll(() => whenItLooks(hasClock)).toBe(false)
    expect(await page.getAttribute('body', 'data-scene')).toBe('offline')
  })

  it('[W247] goes by the server’s time and its own zone, on a device whose clock is a year off', async () => {
    await server.close()
    server = await startWallServer({ view: { ...CLOSED_VIEW, night: 'dark' }, at: clockAt('22:14') })
    page = await openWall({
      browser,
      server,
      prepare: (fresh) => fresh.clock.install({ time: clockAt('12:00') - 365 * 24 * HOUR }),
    })
    await expect.poll(() => whenItLooks(clockText)).toBe('22:14')
    server.show({ ...CLOSED_VIEW, night: 'dark', timeZone: 'Pacific/Chatham' })
    await expect.poll(() => whenItLooks(clockText)).toBe('10:59')
  })
})

async function expectLegibleClock(): Promise<void> {
  const { x, y, width, height } = await boxOfClock()
  expect(Math.min(x, HD.width - x - width)).toBeGreaterThanOrEqual(88)
  expect(Math.min(y, HD.height - y - height)).toBeGreaterThanOrEqual(46)
  const style = await page.locator('.small-clock').evaluate((it) => {
    const { color, fontSize } = getComputedStyle(it)
    return { colour: (color.match(/\d+/g) ?? []).map(Number), size: Number.parseFloat(fontSize) }
  })
  expect(style.size).toBeGreaterThanOrEqual(42)
  expect(contrast(style.colour as unknown as Rgb, [0, 0, 0])).toBeGreaterThanOrEqual(7)
}

describe('the orbit', () => {
  const PANELS = [
    { ...HD, ratio: 1 },
    { ...HD, ratio: 1.5 },
    { width: 1366, height: 768, ratio: 1 },
  ]

  it('[W242] moves all of the wall by whole pixels of the panel, by up to eight, and no edge shows', async () => {
    server.show(VIEW)
    for (const [nth, { ratio, ...size }] of PANELS.entries()) {
      const context = await browser.newContext({ viewport: size, deviceScaleFactor: ratio })
      page = await context.newPage()
      await clocked(page)
      await page.goto(`${server.url}/wall/lobby?key=secret`)
      await page.waitForSelector('body[data-connection="live"]')
      for (const later of [0, 20, 40]) {
        server.goOn(clockAt('18:30') + (nth * 60 + later) * 90_000)
        const whole = (share: number) => Math.round(share * 8 * (size.height / 1080) * ratio)
        const place = () => orbitAt(Math.floor(server.now() / 15_000) * 15_000)
        const wanted = () => ({ x: whole(place().x) + 0, y: whole(place().y) + 0 })
        await expect.poll(async () => isEqual(await whenItLooks(() => moved(ratio)), wanted())).toBe(true)
        expect(await isCovered(size)).toBe(true)
      }
      await context.close()
    }
  })

  it('[W242] goes on where a page has no wall and no time of a server to go by', async () => {
    server.refuse('not_allowed')
    page = await browser.newPage({ viewport: HD })
    await clocked(page)
    await page.goto(`${server.url}/wall/lobby?key=secret`)
    await page.waitForSelector('body[data-scene="refused"]')
    const first = await moved(1)
    await page.clock.fastForward(10 * MINUTE)
    expect(isEqual(await moved(1), first)).toBe(false)
  })

  /** Device pixels. */
  const moved = (ratio: number) =>
    page.locator('.orbit').evaluate((it, pixels) => {
      const { e, f } = new DOMMatrix(getComputedStyle(it).transform)
      return { x: e * pixels, y: f * pixels }
    }, ratio)

  const isEqual = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 0.01

  /** Sky and ground go on beyond every edge of the page. */
  const isCovered = ({ width, height }: { width: number; height: number }) =>
    page.evaluate(
      ([right, bottom]) => {
        const sky = document.querySelector('.sky')?.getBoundingClientRect()
        const ground = document.querySelector('.ground')
        const box = ground?.getBoundingClientRect()
        if (!sky || !ground || !box) return false
        const bleed = -Number.parseFloat(getComputedStyle(ground, '::before').bottom)
        const above = sky.left <= 0 && sky.top <= 0 && sky.right >= right && sky.bottom <= box.top + 1
        return above && box.left - bleed <= 0 && box.right + bleed >= right && box.bottom + bleed >= bottom
      },
      [width, height] as const,
    )
})
