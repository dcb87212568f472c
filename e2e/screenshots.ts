import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { buildClient } from '../scripts/build.ts'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { HD, openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, DAY, marksUntil, scoreWith, turnOf, VIEW } from './fixtures/wall-views.ts'

/** Makes pictures of the wall at many hours and in many states: `node e2e/screenshots.ts FOLDER [NAME]`. */

interface Picture {
  name: string
  clock: string
  view: WallView
  size?: { width: number; height: number }
}

const HOURS = '06:00 07:20 07:40 08:10 10:00 12:12 14:30 16:00 16:20 16:42 17:29 17:50 19:30'.split(' ')

function viewAt(clock: string, view: Partial<WallView> = {}): WallView {
  const count = Math.max(0, Math.round((clockAt(clock) - DAY.opens) / 900_000))
  const marks = count === 0 ? [] : marksUntil(clock, count)
  const turn = turnOf({ at: clockAt(clock) - 120_000 }, { from: clockAt(clock) - 60_000 })
  return { ...VIEW, marks, today: count, turn, ...view }
}

/** The wall at a quarter to five with another voice. */
function saying(voice: Parameters<typeof turnOf>[0], clock = '16:42'): WallView {
  return viewAt(clock, {
    turn: turnOf({ at: clockAt(clock) - 120_000, ...voice }, { from: clockAt(clock) - 60_000 }),
  })
}

const FIFTY = `${'It took three calls and two weeks until someone believed me that the parcel never came and then all of a sudden it was easy because the last person who I spoke to simply listened and put it right at once while I was still on the line which I will not forget.'}`

const PICTURES: Picture[] = [
  ...HOURS.map((clock) => ({ name: `hour-${clock.replace(':', '')}`, clock, view: viewAt(clock) })),
  {
    name: 'first',
    clock: '09:10',
    view: viewAt('09:10', { first: true, turn: null, marks: [], today: 0, score: scoreWith({}) }),
  },
  { name: 'few', clock: '10:30', view: viewAt('10:30', { score: scoreWith({ 10: 2, 7: 1 }) }) },
  { name: 'excluded', clock: '14:30', view: viewAt('14:30', { score: { ...VIEW.score, excluded: 12 } }) },
  { name: 'early', clock: '14:00', view: viewAt('14:00', { score: scoreWith({ 10: 7, 7: 2, 2: 5 }) }) },
  {
    name: 'negative',
    clock: '16:42',
    view: viewAt('16:42', { score: scoreWith({ 0: 50, 7: 30, 10: 8 }), waiting: 4 }),
  },
  {
    name: 'returning',
    clock: '13:10',
    view: viewAt('13:10', {
      turn: turnOf({ at: clockAt('13:10') - 9 * 86_400_000 }, { kind: 'returning', from: clockAt('13:09') }),
    }),
  },
  ...['08:20', '12:12', '16:42', '17:50'].map((clock) => ({
    name: `paused-${clock.replace(':', '')}`,
    clock,
    view: viewAt(clock, { paused: true, turn: null, marks: [], today: 0, score: scoreWith({}) }),
  })),
  {
    name: 'paused-upright',
    clock: '14:30',
    view: viewAt('14:30', { paused: true, turn: null, marks: [], today: 0, score: scoreWith({}) }),
    size: { width: 1080, height: 1920 },
  },
  { name: 'idle', clock: '15:20', view: viewAt('15:20', { turn: null }) },
  {
    name: 'night',
    clock: '21:04',
    view: viewAt('21:04', { day: { ...DAY, open: false, reopens: DAY.opens + 2 * 86_400_000 } }),
  },
  {
    name: 'one-word',
    clock: '11:00',
    view: saying({ words: 'Wonderful!', score: null, name: null, touchpoint: null, location: null }, '11:00'),
  },
  { name: 'fifty-words', clock: '16:42', view: saying({ words: FIFTY, score: 3, mood: 'bad' }) },
  {
    name: 'fifty-long-words',
    clock: '16:42',
    view: saying({ words: 'Kundenzufriedenheitsbefragung '.repeat(50).trim() }),
  },
  { name: 'endless-word', clock: '16:42', view: saying({ words: 'a'.repeat(900) }) },
  {
    name: 'wordless',
    clock: '12:12',
    view: saying({ words: null, score: 4, scale: { min: 1, max: 5 }, metric: 'csat' }, '12:12'),
  },
  {
    name: 'arabic',
    clock: '12:12',
    view: saying(
      { words: 'شكراً جزيلاً، كانت الخدمة ممتازة', name: 'ليلى', language: 'ar', mood: 'neutral', score: 8 },
      '12:12',
    ),
  },
  {
    name: 'busy',
    clock: '17:10',
    view: viewAt('17:10', { marks: marksUntil('17:10', 480), today: 1312, waiting: 27 }),
  },
  { name: 'uhd', clock: '16:42', view: viewAt('16:42'), size: { width: 3840, height: 2160 } },
  { name: 'upright', clock: '16:42', view: viewAt('16:42'), size: { width: 1080, height: 1920 } },
  {
    name: 'upright-noon',
    clock: '12:12',
    view: saying({ words: FIFTY, score: 3, mood: 'bad' }, '12:12'),
    size: { width: 1080, height: 1920 },
  },
]

const [folder, only = ''] = process.argv.slice(2)
if (!folder) throw new Error('name a folder: node e2e/screenshots.ts FOLDER [NAME]')
mkdirSync(folder, { recursive: true })
await buildClient()
const browser = await launchBrowser()

async function settled(page: Page): Promise<void> {
  await page.waitForSelector('body[data-scene]:not([data-scene="loading"])')
  await page.evaluate(() => document.fonts.ready)
}

for (const { name, clock, view, size = HD } of PICTURES) {
  if (!name.startsWith(only)) continue
  const server = await startWallServer({ view, at: clockAt(clock) })
  const page = await openWall({ browser, server, size })
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
  await server.close()
}

/** What happens to a page: how it comes to what the picture shows. */
const EVENTS: Record<string, (page: Page, server: WallServer) => Promise<unknown>> = {
  stale: async (page, server) => {
    await server.close()
    await page.clock.fastForward(75_000)
    await page.waitForSelector('body[data-connection="stale"]')
  },
  offline: async (page, server) => {
    await server.close()
    await page.clock.fastForward(310_000)
    await page.waitForSelector('body[data-scene="offline"]')
  },
  refused: async (page, server) => {
    server.refuse('not_allowed')
    await page.reload()
    await page.waitForSelector('body[data-scene="refused"]')
  },
  loading: async (page, server) => {
    server.refuse('failed')
    await page.reload()
    await page.waitForSelector('.loading')
    await page.clock.fastForward(40_000)
    await page.waitForSelector('body[data-connection="stale"] h1')
  },
  home: (page, server) => page.goto(`${server.url}/`).then(() => settled(page)),
}

for (const [name, happen] of Object.entries(EVENTS)) {
  if (!name.startsWith(only)) continue
  const server = await startWallServer({ view: viewAt('16:42'), at: clockAt('16:42') })
  const page = await openWall({ browser, server, prepare: (fresh) => fresh.clock.install() })
  await happen(page, server)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
  await server.close()
}
await browser.close()
