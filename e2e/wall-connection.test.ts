import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

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

const connection = (state: string) => page.waitForSelector(`body[data-connection="${state}"]`)
const words = () => page.$$('[data-feedback-id]')
/** Opens a wall whose time the test moves. */
const openClocked = async () => {
  page = await openWall({ browser, server, prepare: (fresh) => fresh.clock.install() })
}

describe('the lost connection', () => {
  it('[W15] after thirty seconds without its server a wall says so and since when', async () => {
    await openClocked()
    await server.close()
    await page.clock.fastForward(29 * SECOND)
    expect(await page.getAttribute('body', 'data-connection')).toBe('live')
    await page.clock.fastForward(3 * SECOND)
    await connection('stale')
    expect(await page.innerText('.link')).toMatch(/no connection since 16:42\s*16:42/)
    expect(await words()).toHaveLength(1)
  })

  it('[W16] after five minutes it takes all words down, and every figure with them', async () => {
    await openClocked()
    await server.close()
    await page.clock.fastForward(4 * MINUTE + 50 * SECOND)
    expect(await words()).toHaveLength(1)
    await page.clock.fastForward(12 * SECOND)
    await connection('offline')
    expect(await words()).toHaveLength(0)
    expect(await page.$$('[data-score], .mark')).toHaveLength(0)
    expect(await page.innerText('.message-more')).toContain('since 16:42')
  })

  it('[W17] it comes back alone, never with a voice that was hidden meanwhile', async () => {
    await openClocked()
    await server.close()
    await page.clock.fastForward(6 * MINUTE)
    await connection('offline')
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        for (const it of document.querySelectorAll('[data-feedback-id]'))
          seen.push(it.getAttribute('data-feedback-id') ?? '')
      }).observe(document.body, { childList: true, subtree: true })
    })
    const other = turnOf({ id: 'voice-2', words: 'Another one.' }, { k: 2 })
    server = await startWallServer({ view: { ...VIEW, turn: other }, at: AT, port: server.port })
    await page.clock.fastForward(16 * SECOND)
    await connection('live')
    await page.waitForSelector('[data-feedback-id="voice-2"]')
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).not.toContain('voice-1')
  })

  it('[W17] an open connection that has gone silent is closed and opened again', async () => {
    await openClocked()
    expect(server.handshakes).toHaveLength(1)
    await page.clock.fastForward(31 * SECOND)
    await expect.poll(() => server.handshakes.length).toBe(2)
    expect(server.handshakes[1]?.edition).toBeDefined()
    await connection('live')
  })

  it('[W18] over a restart of the server, what did not change keeps its elements', async () => {
    page = await openWall({ browser, server })
    await page.evaluate(() => {
      const kept = Array.from(document.querySelectorAll('.mark, .words, [data-score]'))
      Object.assign(window, { kept })
    })
    await server.close()
    const marks = [...VIEW.marks, { minute: clockAt('16:42'), mood: 'good' as const, n: 1 }]
    server = await startWallServer({ view: { ...VIEW, today: 39, marks }, at: AT, port: server.port })
    await page.waitForSelector('text=39 voices today')
    const all = await page.evaluate(() => {
      const { kept } = window as unknown as { kept: Element[] }
      return { before: kept.length, still: kept.filter((it) => document.contains(it)).length }
    })
    expect(all.still).toBe(all.before)
    expect(await page.$$('.mark')).toHaveLength(marks.length)
  })

  it('[W19] a lost message heals by itself: the wall asks for what it missed', async () => {
    page = await openWall({ browser, server })
    server.loseNext()
    server.show({ ...VIEW, today: 39 })
    server.show({ ...VIEW, today: 40 })
    await page.waitForSelector('text=40 voices today')
    server.loseNext()
    server.show({ ...VIEW, today: 41 })
    server.tick()
    await page.waitForSelector('text=41 voices today')
  })

  it('[W20] the time on the wall is the server’s, whatever the device’s clock says', async () => {
    page = await openWall({
      browser,
      server,
      prepare: (fresh) => fresh.clock.setSystemTime(new Date('2001-01-01')),
    })
    expect(await page.innerText('.clock')).toBe('16:42')
  })

  it('[W21] after the server has sent it away a wall comes back in the time it was told', async () => {
    await openClocked()
    server.bye(4 * SECOND)
    server.cut()
    await page.clock.fastForward(7 * SECOND)
    await expect.poll(() => server.handshakes.length).toBe(2)
    await connection('live')
  })
})

describe('hidden means gone', () => {
  it('[W23] a hidden voice leaves the document with the message that says so', async () => {
    page = await openWall({ browser, server })
    server.show({ ...VIEW, turn: null })
    await expect.poll(() => server.drawn.at(-1)).toEqual({ revision: 2, visible: true })
    expect(await words()).toHaveLength(0)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('parcel')
  })

  it('[W23] the next voice takes its place, and nothing of the hidden one stays', async () => {
    page = await openWall({ browser, server })
    server.show({ ...VIEW, turn: turnOf({ id: 'voice-2', words: 'Another one.' }, { k: 2 }) })
    await page.waitForSelector('[data-feedback-id="voice-2"]')
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('parcel')
  })

  it('[W24] each revision is acknowledged once it is drawn, and again after coming back', async () => {
    page = await openWall({ browser, server })
    await expect.poll(() => server.drawn.at(-1)).toEqual({ revision: 1, visible: true })
    server.show({ ...VIEW, today: 39 })
    await expect.poll(() => server.drawn.at(-1)).toEqual({ revision: 2, visible: true })
    const before = server.drawn.length
    server.cut()
    await expect.poll(() => server.drawn.length, { timeout: 15_000 }).toBeGreaterThan(before)
    expect(server.drawn.at(-1)).toEqual({ revision: 2, visible: true })
  })

  it('[W24] a page in the background acknowledges without a frame, and says that it is not visible', async () => {
    const hide = () => {
      Object.defineProperty(document, 'hidden', { get: () => true })
      window.requestAnimationFrame = () => 0
    }
    page = await openWall({ browser, server, prepare: (fresh) => fresh.addInitScript(hide) })
    server.show({ ...VIEW, turn: null })
    await expect.poll(() => server.drawn.at(-1)).toEqual({ revision: 2, visible: false })
    expect(await words()).toHaveLength(0)
  })
})

describe('refusals and builds', () => {
  it('[W25] a link that opens no wall says so, and shows nothing of the wall it had', async () => {
    page = await openWall({ browser, server })
    server.refuse('not_allowed')
    server.cut()
    await page.waitForSelector('body[data-scene="refused"]', { timeout: 15_000 })
    expect(await words()).toHaveLength(0)
    expect(await page.innerText('h1')).toBe('This link opens no wall.')
  })

  it('[W41] a wall that is sent away takes everything down with that message, without asking first', async () => {
    page = await openWall({ browser, server })
    const asked = server.handshakes.length
    server.sendAway()
    await page.waitForSelector('body[data-scene="refused"]')
    expect(await words()).toHaveLength(0)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('parcel')
    expect(server.handshakes).toHaveLength(asked)
  })

  it('[W26] a page of an older build loads the new one, three times an hour at most', async () => {
    page = await openWall({ browser, server, query: '&reloadWithin=0' })
    for (let build = 2; build <= 4; build++) {
      const loaded = page.waitForEvent('load')
      server.setBuild(`build-${build}`)
      await loaded
      await page.waitForSelector('body[data-scene="voices"]')
    }
    const navigations = server.pages()
    server.setBuild('build-5')
    server.show({ ...VIEW, today: 50 })
    await page.waitForSelector('text=50 voices today')
    expect(server.pages()).toBe(navigations)
  })

  it('[W26] a page whose protocol is too old loads the new one', async () => {
    page = await openWall({ browser, server, query: '&reloadWithin=0' })
    const loaded = page.waitForEvent('load', { timeout: 15_000 })
    server.refuse('old_protocol')
    server.cut()
    await loaded
  })
})
