import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { openPaired, pairScreen, type TestPaired } from '../server/live/testing/paired.ts'
import { type Clock, createClock, MINUTE } from '../server/testing/clock.ts'
import { makePerson, PASSWORD } from '../server/testing/people.ts'
import { OWNER, startTestServer, type TestServer } from '../server/testing/server.ts'
import { launchBrowser } from './browser.ts'
import { DESK, openContext, PHONE, signIn } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'

const STATS = {
  ...{ width: 1920, height: 1080, ratio: 1, build: 'another', heap: 11_400_000, elements: 241, frames: 60 },
  ...{ clockError: 0, roundTrip: 12, up: 5_000, light: false },
}
/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 }

let browser: Browser
let clock: Clock
let server: TestServer
let walls: { id: string; slug: string; shareKey: string }[]
const open: TestPaired[] = []
const pages: Page[] = []

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  clock = createClock(new Date().toISOString())
  server = await startTestServer({}, { clock })
  walls = [await makeWall('Every voice', 'every'), await makeWall('Service', 'service')]
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  for (const screen of open.splice(0)) screen.close()
  await server.close()
})

async function makeWall(name: string, slug: string) {
  return (await server.asOwner<(typeof walls)[number]>('POST', '/api/v1/walls', { name, slug })).body
}

async function connect(name: string, group?: string) {
  const wall = walls[0]?.id as string
  const made = await pairScreen(server, { wall, name, ...(group && { group }) })
  const screen = await openPaired(server.url, made.token)
  screen.socket.emit('screen:stats', STATS)
  open.push(screen)
  return { ...made, screen }
}

async function openAdmin(path: string, { who = OWNER, size = DESK } = {}): Promise<Page> {
  const page = await (await openContext(browser, size)).newPage()
  pages.push(page)
  await page.goto(server.url + path)
  await signIn(page, who)
  await page.locator('main h1').waitFor()
  return page
}

const row = (page: Page, name: string) => page.locator('.fleet .group li', { hasText: name })

test('[A110] [A111] [A112] screens stand under their groups with what stands on them; many are changed at once, and back', async () => {
  const left = await connect('Lobby left', 'Ground floor')
  const right = await connect('Lobby right', 'Ground floor')
  await connect('Attic')
  const page = await openAdmin('/admin/screens')
  const lobby = row(page, 'Lobby left')
  await lobby.getByText('11 MB memory').waitFor()
  const text = (await lobby.innerText()).replace(/\s+/g, ' ')
  for (const part of ['live since', 'Every voice', '1920 × 1080', 'old build', '60 frames/s', 'clock right'])
    expect(text).toContain(part)
  expect(await page.locator('.group h2').allInnerTexts()).toEqual(['Ground floor', 'In no group'])

  const { token } = await server.makeSource({ name: 'Shop', metric: 'nps' })
  const comment = 'ممتاز، شكراً لكم على السرعة'
  await server.call('POST', '/api/v1/feedback', { Authorization: `Bearer ${token}` }, { score: 9, comment })
  const words = lobby.locator('.likeness p', { hasText: comment })
  await words.waitFor()
  expect(await words.evaluate((p) => [p.getAttribute('dir'), getComputedStyle(p).direction])).toEqual([
    'auto',
    'rtl',
  ])

  await page.getByLabel('All of Ground floor').check()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  for (const { screen } of [left, right]) await screen.until(({ states }) => states.at(-1)?.paused === true)
  await lobby.getByText('Every voice, paused').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const { screen } of [left, right]) await screen.until(({ states }) => states.at(-1)?.paused === false)
  await page.getByRole('button', { name: 'Identify', exact: true }).click()
  await left.screen.until(({ states }) => (states.at(-1)?.identifyUntil ?? 0) > clock.now())
  await page.getByRole('button', { name: 'Wall: 2 screens' }).click()
  await page.getByLabel('Wall', { exact: true }).selectOption('Service')
  await page.getByRole('button', { name: 'Show it' }).click()
  await left.screen.until(({ moved }) => moved)
  await page.getByText('2 screens: Service.').waitFor()
})

test('[A113] a missing screen is told on every page until it is back', async () => {
  const { id, token, screen } = await connect('Warehouse')
  const page = await openAdmin('/admin/walls')
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  screen.close()
  await page.locator('.screens', { hasText: 'no screen' }).waitFor()
  clock.forward(5 * MINUTE)
  await server.asOwner('GET', `/api/v1/screens/${id}/history`)
  const line = page.locator('.missing-screens a', { hasText: '1 screen is missing: Warehouse, since' })
  await line.click()
  await page.getByText('missing since').first().waitFor()
  expect(new URL(page.url()).pathname).toBe(`/admin/screens/${id}`)
  open.push(await openPaired(server.url, token))
  await line.waitFor({ state: 'detached' })
  await page.getByText('live since').waitFor()
})

test('[A114] a screen is renamed, dimmed and revoked on its page, which tells what happened to it', async () => {
  const { id, screen } = await connect('Kitchen')
  const page = await openAdmin(`/admin/screens/${id}`)
  await page.locator('.screen-history', { hasText: 'paired' }).waitFor()
  await page.getByLabel('Name').fill('Canteen')
  await page.getByLabel('Group').fill('First floor')
  await page.getByLabel('Dimmed').fill('25')
  await page.getByRole('button', { name: 'Save' }).click()
  await screen.until(({ states }) => states.at(-1)?.name === 'Canteen' && states.at(-1)?.dim === 0.25)
  await page.getByRole('heading', { name: 'Canteen' }).waitFor()
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.getByText('Canteen: loads anew').waitFor()
  await page.getByRole('button', { name: 'Revoke: Canteen' }).click()
  expect(screen.refusals).toEqual([])
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await screen.until(({ refusals }) => refusals.includes('unpaired'))
  await page.getByText('No screen is paired yet.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/admin/screens')
})

test('[A115] [A116] who is no admin sees the screens and nothing to do with them; without one, who pairs them', async () => {
  const viewer = await makePerson(server, { role: 'viewer' })
  const page = await openAdmin('/admin/screens', { who: { email: viewer.email, password: PASSWORD } })
  await page.getByText('Admins and owners pair screens').waitFor()
  const { id } = await connect('Kitchen')
  await row(page, 'Kitchen').waitFor()
  expect(await page.locator('main').getByRole('button').count()).toBe(0)
  expect(await page.locator('main').getByRole('checkbox').count()).toBe(0)
  await page.goto(`${server.url}/admin/screens/${id}`)
  await page.locator('.screen-history', { hasText: 'paired' }).waitFor()
  expect(await page.locator('main').getByRole('button').count()).toBe(0)
  const owner = await openAdmin('/admin/screens')
  await owner.getByRole('link', { name: 'Pair a screen' }).click()
  await owner.waitForURL('**/admin/screens/pair')
})

test('[A117] axe finds nothing on the pages of screens; they fit a phone and 400 %, with long names, and are worked by keyboard', async () => {
  const { id } = await connect('N'.repeat(200), 'G'.repeat(200))
  const page = await openAdmin('/admin/screens')
  await page.locator('.fleet .group li').waitFor()
  await page.keyboard.press('Tab')
  const found: string[] = []
  for (const path of ['/admin/screens', `/admin/screens/${id}`]) {
    await page.goto(server.url + path)
    await page.locator('.likeness').waitFor()
    if (path === '/admin/screens') {
      await page.getByLabel('N'.repeat(200), { exact: true }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: 'Reload' }).waitFor()
    }
    found.push(...(await complaintsOfAxe(page)))
    for (const size of [PHONE, ZOOMED]) {
      await page.setViewportSize(size)
      if (await isTooWide(page)) found.push(`${path} is wider than ${size.width}`)
    }
    await page.setViewportSize(DESK)
  }
  expect(found).toEqual([])
})
