import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { HD } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, VIEW } from './fixtures/wall-views.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
beforeEach(async () => {
  server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
  page = await browser.newPage({ viewport: HD })
  await page.clock.install({ time: clockAt('16:42') })
  await page.goto(`${server.url}/?reloadWithin=0`)
  await code()
})
afterEach(async () => {
  await page.close()
  await server.close()
})
afterAll(() => browser?.close())

const code = () => page.waitForSelector('[data-pairing-code]')

it('[W302] a page whose code stands and stands is not taken for one that has lost its server', async () => {
  const knocks: string[] = []
  page.on('request', (request) => request.url().includes('/healthz') && knocks.push(request.url()))
  for (const [n, last] of ['K', 'L', 'M', 'N', 'P'].entries()) {
    await page.clock.fastForward(25 * SECOND)
    server.goOn(clockAt('16:42') + (n + 1) * 25 * SECOND)
    server.pairing.offer({ code: `BCDFG${last}` })
    await page.waitForSelector(`text=BCD-FG${last}`)
  }
  await page.evaluate(() => fetch('/healthz?last'))
  expect(knocks).toEqual([`${server.url}/healthz?last`])
  expect(await page.getAttribute('body', 'data-connection')).toBe('live')
})

it('[W303] a page that has waited for half a day or more starts anew at night, by its server’s zone', async () => {
  // Its own minute is four o'clock then.
  await page.addInitScript(() => Object.assign(Math, { random: () => 0.5 }))
  await page.reload()
  await code()
  const before = server.pages()
  const loaded = page.waitForEvent('load')
  await page.clock.fastForward(13 * HOUR)
  for (const [n, last] of ['K', 'L', 'M', 'N'].entries()) {
    server.goOn(clockAt('04:30') + 24 * HOUR + n * 20 * SECOND)
    server.pairing.offer({ code: `BCDFG${last}` })
    await page.waitForSelector(`text=BCD-FG${last}`)
    await page.clock.fastForward(20 * SECOND)
  }
  await loaded
  await code()
  expect(server.pages()).toBeGreaterThan(before)
})

it('[W303] not while it has lost its server, and it says since when', async () => {
  await server.close()
  await page.clock.fastForward(13 * HOUR)
  await page.waitForSelector('text=This screen has lost its server, since 16:42.')
  await page.clock.runFor(2 * MINUTE)
  expect(server.pages()).toBe(1)
})

it('[W304] while a network wants a sign-in it says that in place of its code, and the code is back when the server is', async () => {
  const { port } = server
  await page.route('**/healthz', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Guests' }))
  await server.close()
  await page.clock.fastForward(2 * MINUTE)
  await page.waitForSelector('text=Since 16:42 the network wants a sign-in')
  expect(await page.$('[data-pairing-code]')).toBe(null)
  server = await startWallServer({ view: VIEW, at: clockAt('16:45'), port })
  await page.clock.fastForward(20 * SECOND)
  await code()
})

/** Two pages of one browser that are the same screen. */
async function openTwice(): Promise<{ first: Page; second: Page; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: HD })
  await context.addInitScript(() => {
    if (!localStorage.getItem('tenfoot.screen')) localStorage.setItem('tenfoot.screen', 'key')
  })
  server.screens.keys.add('key')
  const open = async () => {
    const opened = await context.newPage()
    await opened.goto(server.url)
    await opened.waitForSelector('body[data-scene="voices"]')
    return opened
  }
  return { first: await open(), second: await open(), close: () => context.close() }
}
const keysSaid = () => server.handshakes.map(({ screen }) => screen)

it('[W300] of two pages of one browser that are one screen, the other one goes on with the key that one was told', async () => {
  const { close } = await openTwice()
  server.screens.keys.add('newer')
  expect(await server.screens.renew('newer')).toBe(true)
  await expect.poll(keysSaid).toEqual(['', 'key', 'key', 'newer'])
  server.screens.keys.delete('key')
  server.cut()
  await expect.poll(keysSaid, { timeout: 10_000 }).toEqual(['', 'key', 'key', 'newer', 'newer', 'newer'])
  await close()
})

it('[W300] one that heard nothing of it goes on with it once its own key opens nothing', async () => {
  const { first, second, close } = await openTwice()
  await first.close()
  server.screens.keys.add('newer')
  await second.evaluate(() => localStorage.setItem('tenfoot.renewed', JSON.stringify(['key', 'newer'])))
  server.screens.revoke('key')
  await expect.poll(keysSaid).toEqual(['', 'key', 'key', 'newer'])
  await second.waitForSelector('body[data-scene="voices"]')
  await close()
})
