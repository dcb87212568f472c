import { mkdirSync } from 'node:fs'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { startWallServer } from './fixtures/wall-server.ts'
import * as views from './fixtures/wall-views.ts'
const { clockAt, VIEW, DAY } = views
const extra = views as unknown as Record<string, unknown>
console.log(Object.keys(views).join(' '))
mkdirSync('/tmp/scr/scenes', { recursive: true })
const browser = await launchBrowser()
const server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
const none = { turn: null } as Partial<WallView>
const SCENES: [string, Partial<WallView>][] = [
  ['score', { ...none, voices: false, scenes: ['score'], year: extra.YEAR as WallView['year'] }],
  ['themes', { ...none, voices: false, scenes: ['themes'], themes: extra.THEMES as WallView['themes'] }],
  ['idle', none],
  ['night', { ...none, day: { ...DAY, open: false, closedAt: clockAt('16:30'), reopens: DAY.opens + 3 * 86_400_000 } as WallView['day'] }],
]
for (const locale of process.argv[2].split(',')) for (const [name, view] of SCENES) {
  server.setTime(clockAt('16:42'))
  server.show({ ...VIEW, ...view, locale })
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.on('pageerror', (e) => console.log('error', name, e.message))
  await page.goto(`${server.url}/wall/lobby?key=secret`)
  await page.waitForSelector('body:not([data-scene="loading"])')
  await page.waitForTimeout(900)
  await page.screenshot({ path: `/tmp/scr/scenes/${locale}-${name}.png` })
  await page.close()
}
for (const locale of process.argv[2].split(',')) {
  const context = await browser.newContext({ locale, viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('error pairing', e.message))
  await page.goto(server.url)
  await page.waitForSelector('[data-pairing-code]')
  await page.waitForTimeout(900)
  await page.screenshot({ path: `/tmp/scr/scenes/${locale}-pair.png` })
  await context.close()
}
await browser.close(); await server.close()
