import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { HD, seenTexts } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const KEY = 'the-key-of-this-screen'

let browser: Browser
let server: WallServer
let page: Page

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

async function start(): Promise<void> {
  server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
  page = await browser.newPage({ viewport: HD })
}
async function stop(): Promise<void> {
  await page.close()
  await server.close()
}

const code = () => page.waitForSelector('[data-pairing-code]')
const scene = (name: string) => page.waitForSelector(`body[data-scene="${name}"]`)
const open = (path = '/') => page.goto(server.url + path)

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

function shapeOf(width: number, height: number): string {
  if (width > height) return 'wide'
  return width < 500 ? 'side' : 'tall'
}

/** One page for all of them, in this order. */
describe('the pairing page', () => {
  beforeAll(async () => {
    await start()
    await page.clock.install({ time: clockAt('16:42') })
    await open()
    await code()
  })
  afterAll(stop)

  it('[W100] it shows the code as it is read, its address, the server’s time, and leads to the admin app', async () => {
    expect(await page.textContent('[data-pairing-code]')).toBe('BCD-FGH')
    expect(await page.innerText('.pair-address')).toBe('192.168.1.20:4000/pair')
    expect(await page.innerText('.pair-top')).toContain('16:42')
    expect(await page.getAttribute('.pair-admin a', 'href')).toBe('/admin')
    expect(await page.innerText('.pair-foot')).toContain('screensaver')
    const qr = await page.$eval('.pair-qr', (it) => {
      const { color, fill, backgroundColor } = getComputedStyle(it)
      return { color, fill, backgroundColor }
    })
    expect(qr).toMatchObject({ fill: 'rgb(18, 13, 31)', backgroundColor: 'rgb(255, 250, 242)' })
  })

  it('[W101] on every format code and QR code are large enough, and all of it has room', async () => {
    server.pairing.offer({ code: 'WMWWWW', url: 'http://feedback-wall.office.harbour.example:4000/pair' })
    await page.waitForSelector('text=WMW-WWW')
    for (const [width, height, unit] of [
      [3840, 2160, 32],
      [1920, 1080, 16],
      [1366, 768, 12.5],
      [1080, 1920, 16],
      [480, 1080, 16],
      [480, 800, 16],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.waitForSelector(`html[data-shape="${shapeOf(width, height)}"]`)
      await page.waitForFunction((wanted) => {
        const { fontSize } = getComputedStyle(document.documentElement)
        return Math.abs(Number.parseFloat(fontSize) - wanted) < 0.1
      }, unit)
      const size = `${width}×${height}`
      const { letters, qr, sky } = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().toJSON()
        const style = getComputedStyle(document.querySelector('.pair-code') as Element)
        return {
          letters: Number.parseFloat(style.fontSize),
          qr: box('.pair-qr') as DOMRect,
          sky: (box('.pair-ground') as DOMRect).top,
        }
      })
      // Capitals of the serif are 0.703 of its size; upright they stand in two lines of it.
      const share = width > height ? 0.703 : 1
      expect(letters * share, size).toBeGreaterThanOrEqual(0.12 * height)
      expect(qr.height, size).toBeGreaterThanOrEqual(0.3 * height)
      expect(qr.bottom, size).toBeLessThanOrEqual(height)
      expect(qr.right, size).toBeLessThanOrEqual(width)
      const texts = await seenTexts(page)
      for (const text of texts) {
        expect(text.size, `${size} ${text.text}`).toBeGreaterThanOrEqual(width === 1366 ? 29.8 : 42)
        expect(text.right, `${size} ${text.text}`).toBeLessThanOrEqual(width)
        // Above the part of the sky that is too bright for text at dusk (shared/palettes.ts), or on the ground.
        const dark = text.bottom <= 0.86 * sky || text.top >= sky
        expect(dark, `${size} ${text.text}`).toBe(true)
        const apart = text.right <= qr.left || text.bottom <= qr.top || text.top >= qr.bottom
        expect(apart, `${size} ${text.text}`).toBe(true)
      }
    }
    await page.setViewportSize(HD)
  })

  it('[W102] a newer code takes the old one’s place, and a page that comes back goes on with its own', async () => {
    await page.$eval('[data-pairing-code]', (it) => Object.assign(window, { kept: it }))
    server.pairing.offer({ code: 'KLMNPQ', pairing: 'pairing-2' })
    await page.waitForSelector('text=KLM-NPQ')
    const same = () => Reflect.get(window, 'kept') === document.querySelector('[data-pairing-code]')
    expect(await page.evaluate(same)).toBe(true)
    server.cut()
    await page.clock.fastForward(6 * SECOND)
    await expect.poll(() => server.pairing.handshakes.length).toBe(2)
    expect(server.pairing.handshakes[1]?.pairing).toBe('pairing-2')
    expect(server.pairing.handshakes[1]?.device).toEqual({ ...HD, ratio: 1 })
  })

  it('[W104] a television whose own clock is off by more than a minute is told so', async () => {
    await page.clock.setSystemTime(clockAt('16:42') - 3 * 60 * MINUTE - 5 * SECOND)
    await page.waitForSelector('text=The clock of this TV is off by 3 h')
    await page.clock.setSystemTime(clockAt('16:42') - 365 * 24 * 60 * MINUTE)
    await page.waitForSelector('text=off by 365 days')
    await page.clock.setSystemTime(clockAt('16:42') + 20 * SECOND)
    await page.waitForSelector('.pair-foot >> text=Server 127.0.0.1')
  })

  it('[W103] a lost server is said with its time; a code that is over is not shown any more', async () => {
    await server.close()
    await page.clock.fastForward(31 * SECOND)
    await page.waitForSelector('body[data-connection="stale"]')
    expect(await page.innerText('.pair-link')).toContain('no connection since 16:42')
    expect(await page.$('[data-pairing-code]')).not.toBe(null)
    await page.clock.fastForward(15 * MINUTE)
    await page.waitForSelector('text=This screen has lost its server, since 16:42.')
    expect(await page.$('[data-pairing-code]')).toBe(null)
  })
})

describe('a page that gets no code', () => {
  beforeAll(start)
  afterAll(stop)

  it('[W121] where too many screens wait for a code, one more says so and tries again', async () => {
    server.pairing.refuse('too_many')
    await page.clock.install()
    await open()
    await page.waitForSelector('text=Many screens are being paired.')
    server.pairing.refuse(null)
    await page.clock.fastForward(26 * SECOND)
    await code()
  })

  it('[W301] behind a proxy that the server does not know, it says what to set there, and tries again', async () => {
    server.pairing.refuse('unknown_proxy')
    await page.reload()
    await page.waitForSelector('text=Set TENFOOT_TRUST_PROXY on the server')
    server.pairing.refuse(null)
    await page.clock.fastForward(26 * SECOND)
    await code()
  })
})

/** One page for all of them, in this order. */
describe('a paired screen', () => {
  const addresses: string[] = []

  beforeAll(async () => {
    await start()
    page.on('request', (request) => addresses.push(request.url()))
    server.screens.keys.add(KEY)
    await open()
    await code()
    await page.evaluate((key) => localStorage.setItem('tenfoot.screen', key), KEY)
    await page.reload()
    await scene('voices')
  })
  afterAll(stop)

  it('[W122] it says its key to the socket alone, with its device and how long it has been open', async () => {
    const said = server.handshakes.filter(({ screen }) => screen === KEY)[0]
    expect(said).toMatchObject({ screen: KEY, device: { ...HD, ratio: 1 } })
    expect(said?.up).toBeGreaterThan(0)
    expect(said?.wall).toBe(undefined)
    expect(addresses.filter((address) => address.includes(KEY))).toEqual([])
    await expect.poll(() => last(server.screens.cookies)).toBe(KEY)
  })

  it('[W117] it tells how it does, with the frames of the first arrival that it has watched', async () => {
    const turn = turnOf({ id: 'voice-2', words: 'Another one.' }, { k: 2, from: server.now() })
    server.show({ ...VIEW, turn })
    await expect.poll(() => server.screens.stats.length, { timeout: 10_000 }).toBeGreaterThan(0)
    await expect.poll(() => server.screens.stats.some(({ frames }) => (frames ?? 0) > 1)).toBe(true)
    const told = server.screens.stats[0]
    expect(told).toMatchObject({ ...HD, ratio: 1, build: 'build-1', light: false })
    expect(told?.elements).toBeGreaterThan(50)
    expect(told?.heap).toBeGreaterThan(1_000_000)
    expect(told?.roundTrip).toBeGreaterThanOrEqual(0)
  })

  it('[W112] while an admin has it paused it shows nothing of customers, whatever its wall does', async () => {
    server.screens.state({ paused: true })
    await scene('paused')
    server.show({ ...VIEW, turn: turnOf({ id: 'voice-3', words: 'A third one.' }, { k: 3 }) })
    await expect.poll(() => last(server.drawn)?.revision).toBe(3)
    expect(await page.$$('[data-feedback-id], [data-score]')).toEqual([])
    server.screens.state({ paused: false })
    await page.waitForSelector('[data-feedback-id="voice-3"]')
  })

  it('[W113] its name stands over everything until the time that it was asked for is over', async () => {
    server.screens.state({ dim: 0.8, identifyUntil: server.now() + 2 * SECOND })
    const name = await page.waitForSelector('[data-screen-name]')
    const covers = () => {
      const { left, top, width, height } =
        document.querySelector('[data-screen-name]')?.getBoundingClientRect() ?? new DOMRect()
      const over = document.elementFromPoint(left + width / 2, top + height / 2)
      return over?.hasAttribute('data-screen-name')
    }
    expect(await name.textContent()).toBe('Lobby left')
    expect(await page.evaluate(covers)).toBe(true)
    await page.waitForSelector('.identify', { state: 'detached' })
    expect(await page.$eval('.dim', (it) => getComputedStyle(it).opacity)).toBe('0.8')
  })

  it('[W126] no letter of its name is cut off, also where letters reach beyond their widths', async () => {
    server.screens.state({ name: 'Front door', identifyUntil: server.now() + 2 * SECOND })
    const room = await page.waitForSelector('[data-screen-name] >> text=Front door').then((name) =>
      name.evaluate((it) => {
        const { font, letterSpacing, paddingLeft, paddingRight } = getComputedStyle(it)
        const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
        pen.font = font
        const ink = pen.measureText(it.textContent ?? '')
        const beyond = ink.actualBoundingBoxRight - ink.width - (Number.parseFloat(letterSpacing) || 0)
        return {
          left: Number.parseFloat(paddingLeft) - ink.actualBoundingBoxLeft,
          right: Number.parseFloat(paddingRight) - beyond,
        }
      }),
    )
    expect(Math.min(room.left, room.right)).toBeGreaterThanOrEqual(0)
    server.screens.state({ identifyUntil: null })
    await page.waitForSelector('.identify', { state: 'detached' })
  })

  it('[W114] a screen that is given another wall takes the old one down and joins anew at once', async () => {
    const before = server.handshakes.length
    server.screens.moved()
    await expect.poll(() => server.handshakes.length).toBe(before + 1)
    expect(server.handshakes[before]).toMatchObject({ screen: KEY })
    expect(server.handshakes[before]?.edition).toBe(undefined)
    await scene('voices')
  })

  it('[W115] a newer key is kept in all places before the page says so, and used from then on', async () => {
    server.screens.keys.add('newer')
    expect(await server.screens.renew('newer')).toBe(true)
    expect(await page.evaluate(() => localStorage.getItem('tenfoot.screen'))).toBe('newer')
    expect(last(server.screens.cookies)).toBe('newer')
    server.screens.moved()
    await expect.poll(() => last(server.handshakes)?.screen).toBe('newer')
  })

  it('[W116] asked to, it loads itself anew at once', async () => {
    const loaded = page.waitForEvent('load')
    server.screens.reload()
    await loaded
    await scene('voices')
  })

  it('[W109] a key that opens nothing any more is forgotten, and a code stands in the wall’s place', async () => {
    server.screens.revoke('newer')
    await code()
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('third one')
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0)
    await expect.poll(() => last(server.screens.cookies)).toBe(null)
  })
})
