import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, VIEW } from './fixtures/wall-views.ts'

const AT = clockAt('16:42')
const SECOND = 1_000
const MINUTE = 60 * SECOND

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
beforeEach(async () => {
  server = await startWallServer({ view: VIEW, at: AT })
})
afterEach(async () => {
  await page?.close()
  await server.close()
})
afterAll(() => browser?.close())

const scene = (name: string) => page.waitForSelector(`body[data-scene="${name}"]`)
const clocked = (fresh: Page) => fresh.clock.install()
/** What the page tells of its trouble, and that it is heard. */
async function hearTrouble(fresh: Page): Promise<unknown[]> {
  const told: unknown[] = []
  await fresh.route('**/api/v1/screens/trouble', (route) => {
    told.push(route.request().postDataJSON())
    return route.fulfill({ status: 204 })
  })
  return told
}

it('[W264] a page whose script is missing says so, tells the server, and starts by itself once it is there', async () => {
  page = await browser.newPage()
  await page.clock.install()
  const told = await hearTrouble(page)
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(`${server.url}/wall/lobby?key=k`)
  await scene('failed')
  expect(await page.innerText('#boot-guard')).toContain('It keeps trying by itself.')
  await expect
    .poll(() => told)
    .toEqual([{ step: 'script', message: expect.stringContaining('/assets/wall-') }])
  await page.unroute('**/assets/*.js')
  const loaded = page.waitForEvent('load')
  await page.clock.fastForward(25 * SECOND)
  await loaded
  await scene('voices')
  expect(await page.$('#boot-guard')).toBeNull()
})

it('[W265] a page that has started and then fails tells the server, and starts anew within its budget', async () => {
  let told: unknown[] = []
  const prepare = async (fresh: Page) => {
    told = await hearTrouble(fresh)
  }
  page = await openWall({ browser, server, prepare, query: '&reloadWithin=0' })
  const loaded = page.waitForEvent('load')
  await page.evaluate(() => void setTimeout(() => JSON.parse('{')))
  await loaded
  await expect.poll(() => told).toEqual([{ step: 'later', message: expect.stringContaining('JSON') }])
  await scene('voices')
})

it('[W273] while a network wants a sign-in, a wall that has lost its server says that', async () => {
  page = await openWall({ browser, server, prepare: clocked })
  await page.route('**/healthz', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Guests' }))
  await server.close()
  await page.clock.fastForward(7 * MINUTE)
  await scene('offline')
  await page.waitForSelector('text=wants a sign-in')
})

/** A device whose frames take this long, in a page whose clock is in our hand. */
const slowBy = (milliseconds: number) => async (fresh: Page) => {
  await fresh.clock.install()
  await fresh.addInitScript((frame) => {
    const device = window as Window & { frame?: number }
    device.frame = frame
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), device.frame)
  }, milliseconds)
}
const isLight = () => page.evaluate(() => document.documentElement.classList.contains('light'))

it('[W274] a device that draws too few frames gets the light version at its first look, and begins with it at its next start', async () => {
  page = await openWall({ browser, server, prepare: slowBy(90) })
  await page.clock.runFor(2 * SECOND)
  expect(await isLight()).toBe(false)
  await page.clock.runFor(6 * SECOND)
  await expect.poll(isLight).toBe(true)
  await page.clock.runFor(20 * SECOND)
  expect(await isLight()).toBe(true)
  await page.reload()
  await scene('voices')
  expect(await isLight()).toBe(true)
})

it('[W274] a device that was only busy with its start gets its motion back', async () => {
  page = await openWall({ browser, server, prepare: slowBy(90) })
  await page.clock.runFor(8 * SECOND)
  await expect.poll(isLight).toBe(true)
  await page.evaluate(() => {
    const device = window as Window & { frame?: number }
    device.frame = 16
  })
  await page.clock.runFor(20 * SECOND)
  await expect.poll(isLight).toBe(false)
  await page.reload()
  await scene('voices')
  expect(await isLight()).toBe(false)
})

it('[W277] where less motion is asked for, nothing moves to find out how fast the device is', async () => {
  const still = async (fresh: Page) => {
    await fresh.emulateMedia({ reducedMotion: 'reduce' })
    await fresh.clock.install()
  }
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
        .filter(({ transform }) => transform !== undefined && transform !== 'none'),
    )
  page = await openWall({ browser, server, prepare: still })
  for (let second = 0; second < 6; second += 1) {
    await page.clock.runFor(SECOND)
    expect(await moving()).toEqual([])
  }
})

it('[W275] a wall that is set to be calm says so to all that moves, at once', async () => {
  page = await openWall({ browser, server })
  server.show({ ...VIEW, calm: true })
  await page.waitForSelector('html.calm')
  server.show({ ...VIEW, calm: false })
  await page.waitForSelector('html:not(.calm)')
})

/** Messages of the server after which a connection is cut: none, the first, … up to well after the snapshot. */
const CUTS = 7

it('[W276] cut between any two messages, a wall heals by itself and shows what a fresh one would', async () => {
  let connections = 0
  const cutting = async (fresh: Page) => {
    await fresh.clock.install()
    await fresh.route(/transport=polling/, (route) => route.abort())
    await fresh.routeWebSocket(/socket\.io/, (socket) => {
      const after = connections++
      let heard = 0
      const real = socket.connectToServer()
      socket.onMessage((message) => real.send(message))
      real.onMessage((message) => {
        if (after >= CUTS || heard++ < after) return socket.send(message)
        server.show({ ...VIEW, today: 100 + after })
        socket.close()
        real.close()
      })
    })
  }
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await cutting(page)
  await page.goto(`${server.url}/wall/lobby?key=secret`)
  for (let cut = 1; cut <= CUTS; cut++) {
    const isCut = async () => {
      await page.clock.runFor(4 * SECOND)
      server.tick()
      return connections > cut
    }
    await expect.poll(isCut, { timeout: 20_000 }).toBe(true)
  }
  await page.waitForSelector('body[data-connection="live"]')
  await page.waitForSelector(`text=${100 + CUTS - 1} voices today`)
  const texts = (of: Page) => of.evaluate(() => document.querySelector('.stage')?.textContent)
  const other = await openWall({ browser, server, prepare: clocked })
  expect(await texts(page)).toBe(await texts(other))
  await other.close()
})
