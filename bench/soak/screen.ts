import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'

const HD = { width: 1920, height: 1080 }
/** The page's own waits pass so many times faster, or a month of reconnections would take hours. */
const HURRY = 10

/** What one look at a page found. Bytes. */
export interface Look {
  heap: number
  elements: number
  /** Resident memory of the renderer that is not shared with others. */
  renderer: number
}

export interface SoakScreen {
  page: Page
  look: () => Promise<Look>
  /** How often its document was loaded. */
  loads: () => number
  /** What the page complained of, in its own words. */
  complaints: () => readonly string[]
  close: () => Promise<void>
}

interface Opening {
  address: string
  /** A page that never loads itself anew shows what would pile up. */
  reloads: boolean
}

export async function openSoakScreen({ address, reloads }: Opening): Promise<SoakScreen> {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: HD })
  let loads = 0
  const complaints: string[] = []
  page.on('domcontentloaded', () => void loads++)
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('crash', () => void complaints.push('the renderer crashed'))
  await page.addInitScript(hurry, { times: HURRY, reloads })
  await page.goto(address)
  await isLive(page)
  const devtools = await page.context().newCDPSession(page)
  return {
    page,
    look: () => look(browser, page, devtools),
    loads: () => loads,
    complaints: () => complaints,
    close: () => browser.close(),
  }
}

/** From now on time passes in the page as it does outside. */
export async function calm(page: Page): Promise<void> {
  await page.evaluate(() => void window.dispatchEvent(new Event('soak-calm')))
}

/** Connected, and with a view that is drawn. */
export async function isLive(page: Page): Promise<void> {
  await page.waitForSelector('body[data-connection="live"]:not([data-scene="loading"])', { timeout: 120_000 })
}

/**
 * Runs in the page before anything else. Waits as long as Socket.IO's heartbeat stay as they are, since the
 * server's do not pass faster. The budget for reloads is either full at each look, since it is of a real hour, or
 * spent for ever, which keeps a page from loading itself.
 */
function hurry({ times, reloads }: { times: number; reloads: boolean }): void {
  let [pace, past, since] = [times, 0, 0]
  const quick = (ms = 0) => (ms >= 40_000 ? ms : ms / pace)
  const { setTimeout, setInterval } = window
  const now = performance.now.bind(performance)
  window.setTimeout = ((then: TimerHandler, ms?: number, ...more: unknown[]) =>
    setTimeout(then, quick(ms), ...more)) as typeof window.setTimeout
  window.setInterval = ((then: TimerHandler, ms?: number, ...more: unknown[]) =>
    setInterval(then, quick(ms), ...more)) as typeof window.setInterval
  performance.now = () => past + (now() - since) * pace
  window.addEventListener('soak-calm', () => {
    ;[past, since, pace] = [performance.now(), now(), 1]
  })
  const spent = JSON.stringify(reloads ? [] : Array.from({ length: 9 }, () => Date.now()))
  const read = Storage.prototype.getItem
  Storage.prototype.getItem = function (key: string) {
    return key === 'tenfoot.reloads' ? spent : read.call(this, key)
  }
}

async function look(browser: Browser, page: Page, devtools: CDPSession): Promise<Look> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  return { heap: usedSize, elements, renderer: await rendererMemory(browser) }
}

async function rendererMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  // One that waits for a next page is small beside the one that draws.
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMemory(id)))
}

function privateMemory(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].map(([, size]) =>
    Number(size),
  )
  return kilobytes.reduce((sum, size) => sum + size, 0) * 1024
}
