import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCable } from '../bench/parts/cable.ts'
import type { LiveWall } from '../client/live/store.ts'
import { formatOf } from '../client/wall/format.ts'
import { sceneOf } from '../client/wall/scene.ts'
import { buildClient } from '../scripts/build.ts'
import type { WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { contrastBehind } from './fixtures/backdrop.ts'
import { lettersOf, overlapping, type SeenWall, seenWall } from './fixtures/seen-lines.ts'
import { openWall } from './fixtures/wall-page.ts'
import { FORMATS, type FormatName, SCENES } from './fixtures/wall-scenes.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, VIEW } from './fixtures/wall-views.ts'

const LIVE: LiveWall = {
  ...{ view: null, connection: 'live', lostAt: null },
  ...{ refused: null, door: null, screen: null },
}
/** From before opening to after closing, closer together where the light turns. */
const HOURS = ['06:00', '07:30', '09:00', '12:12', '16:15', '17:00', '17:30', '20:00']
/** How far all of it may have moved against burn-in, CSS pixels on a screen of 1080 lines. */
const ORBIT = 8
const DAY_MS = 86_400_000
/** A port on which nobody answers. */
const NOWHERE = 9
const viewWithWords = SCENES['voices-fifty'] as (clock: string) => WallView

/** A page looks at the time once a second. */
const LOOKS_EVERY = 1_000
const withClock = (page: Page) => page.clock.install()

let browser: Browser

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('the wall from ten feet', () => {
  // Pages wait more than they work: some at a time.
  for (const formats of inGroups(Object.keys(FORMATS) as FormatName[], 4)) {
    it(`[W4] [W140] through a day every scene and state is legible on ${formats.join(', ')}, no text over another`, async () => {
      await Promise.all(formats.map(walkThroughDays))
    }, 180_000)
  }

  it('[W4] [W150] a wall that has lost its server is legible at each of these hours, while it tells so and after', async () => {
    for (const formats of inGroups(Object.keys(FORMATS) as FormatName[], 4))
      await Promise.all(formats.map(walkThroughLosses))
  }, 180_000)
})

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

/** All that a view can say, on one page of a size, a day each: what stands where, how large, and on what. */
async function walkThroughDays(format: FormatName): Promise<void> {
  const { distance, ...size } = FORMATS[format]
  const server = await startWallServer({ view: { ...VIEW, distance }, at: clockAt('00:00') })
  const page = await openWall({ browser, server, size, prepare: withClock })
  for (const [day, [name, viewAt]] of Object.entries(SCENES).entries()) {
    for (const clock of HOURS) {
      const view = daysLater({ ...viewAt(clock), distance }, day)
      server.goOn(clockAt(clock) + day * DAY_MS)
      await showDrawn(page, server, view)
      await page.clock.fastForward(LOOKS_EVERY)
      expectLegible(await seenWall(page), format, `${name} at ${clock}`)
    }
  }
  await page.close()
  await server.close()
}

/** At each hour of a day the cable is pulled out, and put back once all words are down. */
async function walkThroughLosses(format: FormatName): Promise<void> {
  const { distance, ...size } = FORMATS[format]
  const server = await startWallServer({ view: { ...VIEW, distance }, at: clockAt('05:00') })
  const cable = await startCable()
  cable.leadTo(server.port)
  const through = { ...server, url: `http://127.0.0.1:${cable.port}` }
  const page = await openWall({
    ...{ browser, size },
    server: through,
    prepare: withClock,
  })
  const measured = async (state: string, clock: string) => {
    await page.waitForSelector(`body[data-connection="${state}"]`)
    expectLegible(await seenWall(page), format, `${state} at ${clock}`)
  }
  for (const clock of HOURS) {
    server.goOn(clockAt(clock))
    await showDrawn(page, server, { ...viewWithWords(clock), distance })
    cable.leadTo(NOWHERE)
    cable.cut()
    await page.clock.fastForward(40_000)
    await measured('stale', clock)
    await page.clock.fastForward(300_000)
    await measured('offline', clock)
    cable.leadTo(server.port)
    await page.clock.fastForward(60_000)
    await page.waitForSelector('body[data-connection="live"]')
  }
  await page.close()
  await cable.close()
  await server.close()
}

function expectLegible(wall: SeenWall, format: FormatName, when: string): void {
  const { distance, ...size } = FORMATS[format]
  const { unit, shape } = formatOf({ ...size, ratio: 1 }, distance)
  const edge = shape === 'side' ? 0.7 * unit : 0.05 * size.width - 1.4 * unit
  const wander = (ORBIT * Math.min(size.width, size.height)) / 1080
  expect(wall.lines.length, when).toBeGreaterThan(1)
  expect(wall.elements, when).toBeLessThanOrEqual(600)
  expect(overlapping(wall.lines), when).toEqual([])
  for (const line of wall.lines) {
    const what = `${when}: ${line.text}`
    expect(contrastBehind(line, wall.backdrop), what).toBeGreaterThanOrEqual(7)
    expect(line.size, what).toBeGreaterThanOrEqual(2.625 * unit - 0.01)
    expect(line.left, what).toBeGreaterThanOrEqual(edge)
    expect(line.right, what).toBeLessThanOrEqual(size.width - edge + 1)
    expect(lettersOf(line).bottom, what).toBeLessThanOrEqual(size.height - 0.5 * unit + wander)
    // Down to there the sky's colours have their contrast in every minute: [W1].
    const onSky = line.mark === null && lettersOf(line).top < wall.backdrop.horizon
    if (onSky) expect(lettersOf(line).bottom, what).toBeLessThanOrEqual(0.855 * wall.backdrop.horizon)
  }
}

/** The same view with all its moments so many days later. */
function daysLater<T>(value: T, days: number): T {
  if (typeof value === 'number') return (value > DAY_MS * 10_000 ? value + days * DAY_MS : value) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => daysLater(one, days)) as T
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, daysLater(one, days)])) as T
}

/** Waits until the page has drawn a view, and the scene before it is gone. */
async function showDrawn(page: Page, server: WallServer, view: WallView): Promise<void> {
  const before = server.drawn.length
  server.show(view)
  await expect.poll(() => server.drawn.length, { interval: 10 }).toBeGreaterThan(before)
  const scene = sceneOf({ ...LIVE, view: { ...view, marks: [] } }, view.turn, server.now())
  await page.waitForSelector(`body[data-scene="${scene}"]`)
}
