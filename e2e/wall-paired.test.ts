import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startLatePage } from './fixtures/late-page.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

let browser: Browser
let tenfoot: Tenfoot
/** A television of its own: what one keeps, no other one has. */
let tv: BrowserContext
let page: Page
const walls: { [name: string]: string } = {}

beforeAll(async () => {
  tenfoot = await startTenfoot()
  browser = await launchBrowser({ hosts: ['office.test'] })
  for (const name of ['Lobby', 'Canteen']) {
    const made = await tenfoot.asOwner('POST', '/walls', { name, slug: name.toLowerCase() })
    walls[name] = made.body.id
  }
})
beforeEach(async () => {
  tv = await browser.newContext()
  page = await tv.newPage()
})
afterEach(() => tv.close())
afterAll(async () => {
  await browser?.close()
  await tenfoot?.close()
})

/** The plain http of an office: none of what browsers keep for secure pages is there. */
const address = (path: string) => tenfoot.url.replace('localhost', 'office.test') + path
const code = () => page.waitForSelector('[data-pairing-code]')
const shows = (wall: string) => page.waitForSelector(`.whose >> text=${wall}`)

/** Confirms what the page shows, until it says that it is paired. */
async function pair(name = 'Lobby left', wall = walls.Lobby): Promise<string> {
  const text = await (await code()).textContent()
  const made = await tenfoot.asOwner('POST', '/screens', { code: text, name, wall })
  expect(made.status).toBe(201)
  await page.waitForSelector('body[data-scene="paired"]')
  return made.body.id
}

const kept = () =>
  page.evaluate(async () => {
    const open = indexedDB.open('tenfoot', 1)
    await new Promise((resolve) => Object.assign(open, { onsuccess: resolve }))
    const get = open.result.transaction('kept').objectStore('kept').get('tenfoot.screen')
    await new Promise((resolve) => Object.assign(get, { onsuccess: resolve }))
    open.result.close()
    return { local: localStorage.getItem('tenfoot.screen'), database: get.result as unknown }
  })
const cookie = async () => (await tv.cookies()).filter(({ name }) => name === 'tenfoot_screen')[0]
const forgetLocal = () => page.evaluate(() => localStorage.clear())
const forgetDatabase = () =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const forget = indexedDB.deleteDatabase('tenfoot')
        Object.assign(forget, { onsuccess: resolve, onblocked: resolve })
      }),
  )

/** Whether the screen still knows its key in all three places. */
async function expectKeptEverywhere(): Promise<void> {
  await expect.poll(async () => (await cookie())?.value).toBeTruthy()
  const token = (await cookie())?.value
  await expect.poll(kept).toEqual({ local: token, database: token })
}

it('[W105] an unpaired browser shows a code; confirmed, it says who it is, and then shows its wall', async () => {
  await page.goto(address('/'))
  expect(await (await code()).textContent()).toMatch(/^[B-DF-HJ-NP-TV-XZ]{3}-[B-DF-HJ-NP-TV-XZ]{3}$/)
  await pair('Front door')
  expect(await page.innerText('.pair-said')).toBe('Front door')
  expect(await page.innerText('.pair-more')).toContain('Lobby')
  await shows('Lobby')
  await expectKeptEverywhere()
  expect(page.url()).toBe(address('/'))
})

it('[W106] any one of the three places is enough, and revives the other two', async () => {
  await page.goto(address('/'))
  await pair()
  await expectKeptEverywhere()
  await tv.clearCookies()
  await forgetDatabase()
  await page.reload()
  await shows('Lobby')
  await expectKeptEverywhere()
  await tv.clearCookies()
  await forgetLocal()
  await page.reload()
  await shows('Lobby')
  await expectKeptEverywhere()
  await forgetLocal()
  await forgetDatabase()
  await page.reload()
  await shows('Lobby')
  await expectKeptEverywhere()
})

it('[W107] a browser that keeps nothing is paired all the same, and stays so by its cookie', async () => {
  await page.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get: forbidden })
    }
  })
  await page.goto(address('/'))
  await pair()
  await expect.poll(async () => (await cookie())?.value).toBeTruthy()
  await page.reload()
  await shows('Lobby')
})

it('[W109] a screen that is revoked takes its wall down and shows a new code; it has forgotten its key everywhere', async () => {
  await page.goto(address('/'))
  const before = await (await code()).textContent()
  const id = await pair()
  await page.reload()
  await shows('Lobby')
  expect((await tenfoot.asOwner('DELETE', `/screens/${id}`)).status).toBe(204)
  await code()
  expect(await page.$('.whose')).toBe(null)
  expect(await page.textContent('[data-pairing-code]')).not.toBe(before)
  await expect.poll(kept).toEqual({ local: null, database: undefined })
  await expect.poll(cookie).toBe(undefined)
})

it('[W123] a page starts also when its script is there before the rest of it', async () => {
  const late = await startLatePage(tenfoot.url)
  await page.addInitScript(() => {
    const ran = ({ target }: Event) => {
      if (target instanceof HTMLScriptElement) document.documentElement.setAttribute('data-ran', '')
    }
    document.addEventListener('load', ran, true)
  })
  await page.goto(late.url, { waitUntil: 'commit' })
  await page.waitForSelector('html[data-ran]', { state: 'attached' })
  expect(await page.$('#wall')).toBe(null)
  late.finish()
  await page.waitForSelector('html[data-started]', { state: 'attached' })
  late.close()
})

it('[W125] of two pages of one browser that are two screens, the other one stays when one is revoked', async () => {
  const other = await tv.newPage()
  for (const each of [page, other]) {
    await each.goto(address('/'))
    await each.waitForSelector('[data-pairing-code]')
  }
  const id = await pair('First')
  const text = await other.textContent('[data-pairing-code]')
  await tenfoot.asOwner('POST', '/screens', { code: text, name: 'Second', wall: walls.Canteen })
  await other.waitForSelector('.whose >> text=Canteen')
  await tenfoot.asOwner('DELETE', `/screens/${id}`)
  await code()
  await other.reload()
  await other.waitForSelector('.whose >> text=Canteen')
})

it('[W109] a device that is replaced goes back to its code, and the other one is the screen', async () => {
  await page.goto(address('/'))
  const id = await pair('Kitchen')
  const other = await browser.newContext()
  const second = await other.newPage()
  await second.goto(address('/'))
  const text = await (await second.waitForSelector('[data-pairing-code]')).textContent()
  const replaced = await tenfoot.asOwner('POST', `/screens/${id}/replace`, { code: text })
  expect(replaced.status).toBe(200)
  await second.waitForSelector('body[data-scene="paired"] >> text=Kitchen')
  await code()
  await other.close()
})

it('[W110] a magic link pairs whoever opens it, leaves the address, and works again at each start', async () => {
  const made = await tenfoot.asOwner('POST', '/screens', { name: 'Player', wall: walls.Lobby, link: true })
  const link = address(new URL(made.body.url).pathname)
  await page.goto(link)
  await shows('Lobby')
  expect(page.url()).toBe(address('/'))
  await page.reload()
  await shows('Lobby')
  await tv.clearCookies()
  await forgetLocal()
  await page.goto(link)
  await shows('Lobby')
  await tenfoot.asOwner('DELETE', `/screens/${made.body.id}`)
  await page.waitForSelector('body[data-scene="refused"] >> text=not valid any more')
  expect(await page.innerText('.message-more')).toContain(new URL(address('/admin/screens')).host)
  await page.reload()
  await page.waitForSelector('body[data-scene="refused"][data-connection="live"] >> text=not valid any more')
})

it('[W112] an admin may pause one screen, darken it, ask its name, and give it another wall', async () => {
  await page.goto(address('/'))
  const id = await pair('Left of the door')
  await page.reload()
  await shows('Lobby')
  await tenfoot.asOwner('PATCH', `/screens/${id}`, { paused: true, dim: 0.5 })
  await page.waitForSelector('body[data-scene="paused"]')
  expect(await page.$eval('.dim', (it) => getComputedStyle(it).opacity)).toBe('0.5')
  await tenfoot.asOwner('PATCH', `/screens/${id}`, { paused: false, dim: 0 })
  await page.waitForSelector('body:not([data-scene="paused"])')
  await page.waitForSelector('.dim', { state: 'detached' })
  await tenfoot.asOwner('POST', `/screens/${id}/identify`)
  expect(await (await page.waitForSelector('[data-screen-name]')).textContent()).toBe('Left of the door')
  await tenfoot.asOwner('PATCH', `/screens/${id}`, { wall: walls.Canteen })
  await shows('Canteen')
})

it('[W120] a screen whose wall is deleted says so, and shows another one as soon as it has it', async () => {
  const made = await tenfoot.asOwner('POST', '/walls', { name: 'Fair', slug: 'fair' })
  await page.clock.install()
  await page.goto(address('/'))
  const id = await pair('Booth', made.body.id)
  await page.reload()
  await shows('Fair')
  await tenfoot.asOwner('DELETE', `/walls/${made.body.id}`)
  await page.waitForSelector('body[data-scene="refused"] >> text=has no wall')
  await tenfoot.asOwner('PATCH', `/screens/${id}`, { wall: walls.Lobby })
  await page.clock.fastForward(10_000)
  await shows('Lobby')
})
