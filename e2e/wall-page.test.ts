import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, VIEW } from './fixtures/wall-views.ts'

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser({ hosts: ['wall.test'] })
  server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
})
afterEach(() => page.close())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('[W31] over the plain http of an office, under a strict policy, the wall works without a complaint', async () => {
  const complaints: string[] = []
  const hosts = new Set<string>()
  const prepare = async (fresh: Page) => {
    fresh.on('console', (message) => complaints.push(message.text()))
    fresh.on('pageerror', (error) => complaints.push(error.message))
    fresh.on('request', (request) => hosts.add(new URL(request.url()).host))
  }
  const office = { ...server, url: server.url.replace('127.0.0.1', 'wall.test') }
  page = await openWall({ browser, server: office, prepare })
  await page.waitForSelector('[data-feedback-id]')
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  expect(complaints).toEqual([])
  expect([...hosts]).toEqual([new URL(office.url).host])
})

it('[W331] a browser that runs no script reads why the wall is not there, light on dark, clear of the edges', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  page = await context.newPage()
  await page.goto(server.url)
  expect(await page.locator('.unscripted').textContent()).toContain('This wall needs JavaScript.')
  for (const line of await page.locator('.unscripted > *').all()) {
    expect(await line.evaluate((it) => getComputedStyle(it).color)).toBe('rgb(253, 246, 234)')
    expect((await line.boundingBox())?.x).toBeGreaterThan(50)
  }
  await context.close()
})

it('[W32] the letters are there before the first words are', async () => {
  page = await openWall({ browser, server })
  const loaded = await page.evaluate(() =>
    Array.from(document.fonts, (face) => `${face.family} ${face.status}`),
  )
  expect(loaded.filter((face) => face.endsWith(' loaded'))).toHaveLength(5)
  // Those of the Vietnamese: no word here needs them.
  expect(loaded.filter((face) => !face.endsWith(' loaded'))).toEqual(['Fraunces unloaded'])
})

it('[W32] a page connects while its letters are on their way, and acknowledges only what it has drawn', async () => {
  let bring = () => {}
  const brought = new Promise<void>((resolve) => {
    bring = resolve
  })
  page = await browser.newPage()
  await page.route('**/*.woff2', async (route) => {
    await brought
    await route.continue()
  })
  const known = server.handshakes.length
  const drawn = server.drawn.length
  await page.goto(`${server.url}/wall/lobby?key=secret`, { waitUntil: 'commit' })
  await expect.poll(() => server.handshakes.length).toBeGreaterThan(known)
  expect(await page.locator('.stage').count()).toBe(0)
  expect(server.drawn).toHaveLength(drawn)
  bring()
  await page.waitForSelector('[data-feedback-id]')
  await expect.poll(() => server.drawn.length).toBeGreaterThan(drawn)
})

it('[W33] where no wall is named a page shows a pairing code, and leads to the admin app', async () => {
  page = await browser.newPage()
  await page.goto(`${server.url}/`)
  await page.waitForSelector('body[data-scene="pairing"] [data-pairing-code]')
  expect(await page.getAttribute('.pair-admin a', 'href')).toBe('/admin')
  expect(await page.innerText('.pair-whose')).toContain('What customers say')
})

it('[W34] a page whose script does not run says so after ten seconds', async () => {
  page = await browser.newPage()
  await page.clock.install()
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(`${server.url}/wall/lobby?key=k`)
  await page.clock.fastForward(10_000)
  await page.waitForSelector('#boot-guard')
  expect(await page.innerText('#boot-guard')).toContain('could not start')
})

it('[W34] a page whose script fails says so at once', async () => {
  page = await browser.newPage()
  await page.route('**/assets/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("too old")' }),
  )
  await page.goto(`${server.url}/wall/lobby?key=k`)
  await page.waitForSelector('#boot-guard')
  expect(await page.innerText('#boot-guard')).toContain('too old')
})
