import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildClient } from '../scripts/build.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { FORMATS, type FormatName, SCENES } from './fixtures/wall-scenes.ts'
import { startWallServer } from './fixtures/wall-server.ts'
import { clockAt, VIEW } from './fixtures/wall-views.ts'

/**
 * `npm run pictures -- FOLDER [FORMAT] [SCENE]`: every scene and state at four hours in all formats, each alone and
 * all of a format on one sheet. Look at them beside each other.
 */
const HOURS = ['08:20', '12:12', '16:42', '20:30']
/** How wide a picture is on its sheet, CSS pixels. */
const ON_SHEET = { wide: 480, tall: 220 }
const AT_ONCE = 2
/** Milliseconds of what is waited for: an arrival, a fade, and a sky that turns. */
const LONGEST = 2_000

const [folder, onlyFormat = '', onlyScene = ''] = process.argv.slice(2)
if (!folder) throw new Error('name a folder: npm run pictures -- FOLDER [FORMAT] [SCENE]')

interface Taken {
  name: string
  clock: string
  file: string
}

/** What happens to a page: how it comes to what the picture shows. */
const EVENTS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  stale: async (page) => {
    await page.clock.fastForward(75_000)
    await page.waitForSelector('body[data-connection="stale"]')
  },
  offline: async (page) => {
    await page.clock.fastForward(310_000)
    await page.waitForSelector('body[data-scene="offline"]')
  },
}

/** All letters are there, and nothing moves any more but what takes its time. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async (longest) => {
    await document.fonts.ready
    const short = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getTiming().duration) <= longest)
    await Promise.all(short.map(({ finished }) => finished.catch(() => null)))
  }, LONGEST)
}

async function take(page: Page, about: Omit<Taken, 'file'>, format: FormatName): Promise<Taken> {
  const file = join(folder as string, format, `${about.name}-${about.clock.replace(':', '')}.png`)
  await page.screenshot({ path: file })
  return { ...about, file }
}

async function takeAt(browser: Browser, format: FormatName, clock: string): Promise<Taken[]> {
  const { distance, ...size } = FORMATS[format]
  const server = await startWallServer({ view: { ...VIEW, distance }, at: clockAt(clock) })
  const page = await openWall({ browser, server, size, prepare: (fresh) => fresh.clock.install() })
  const taken: Taken[] = []
  for (const [name, viewAt] of Object.entries(SCENES).filter(([name]) => name.startsWith(onlyScene))) {
    server.show({ ...viewAt(clock), distance })
    await page.clock.runFor(1_000)
    await settled(page)
    taken.push(await take(page, { name, clock }, format))
  }
  await server.close()
  for (const [name, happen] of Object.entries(EVENTS).filter(([name]) => name.startsWith(onlyScene))) {
    await happen(page)
    await settled(page)
    taken.push(await take(page, { name, clock }, format))
  }
  await page.close()
  return taken
}

/** All pictures of a format on one sheet: a row for each scene, a column for each hour. */
async function sheetOf(browser: Browser, format: FormatName, taken: Taken[]): Promise<void> {
  const { width, height } = FORMATS[format]
  const wide = width > height ? ON_SHEET.wide : ON_SHEET.tall
  const rows = [...new Set(taken.map(({ name }) => name))].map((name) => {
    const pictures = taken.filter((one) => one.name === name)
    const images = pictures.map(
      ({ file }) => `<img src="data:image/png;base64,${readFileSync(file, 'base64')}">`,
    )
    return `<p>${name}</p><div>${images.join('')}</div>`
  })
  const style = `body{margin:8px;font:14px sans-serif;background:#888}p{margin:8px 0 2px}img{width:${wide}px;margin-right:8px}`
  const page = await browser.newPage({ viewport: { width: HOURS.length * (wide + 8) + 16, height: 400 } })
  await page.setContent(`<style>${style}</style>${rows.join('')}`)
  await page.screenshot({ path: join(folder as string, `${format}.png`), fullPage: true })
  await page.close()
}

await buildClient()
const browser = await launchBrowser()
const formats = (Object.keys(FORMATS) as FormatName[]).filter((name) => name.startsWith(onlyFormat))

async function work(): Promise<void> {
  for (let format = formats.shift(); format; format = formats.shift()) {
    mkdirSync(join(folder as string, format), { recursive: true })
    const taken: Taken[] = []
    for (const clock of HOURS) taken.push(...(await takeAt(browser, format, clock)))
    await sheetOf(browser, format, taken)
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work))
await browser.close()
