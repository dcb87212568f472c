import { setTimeout as after } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'
import { openWall } from '../../e2e/fixtures/wall-page.ts'
import { viewAt } from '../../e2e/fixtures/wall-scenes.ts'
import { startWallServer, type WallServer } from '../../e2e/fixtures/wall-server.ts'
import { clockAt, turnOf } from '../../e2e/fixtures/wall-views.ts'
import type { Bench, Plan } from '../parts/bench.ts'
import { type Figure, figure } from '../parts/figure.ts'

/** What a TV's processor is slower than this machine's. */
const SLOWER = 6
/** Milliseconds: an arrival from its message to rest, and how long nothing happens: the sky drifts twice in that. */
const ARRIVAL = 2_200
const QUIET = 30_000
/** The page looks how fast its device is 3 s and, if that was slow, 23 s after its start, for 2 s each. */
const FIRST_LOOK_OVER = 7_000
/** A browser goes on drawing frames in which nothing changed for some seconds after something moved. */
const SETTLES = 25_000
const AT_MOST_RUNS = 3
const SIZES = { '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 } } as const
const CLOCK = '14:30'

/** How a wall moves, rests and opens on a slow processor: the real page, views made by hand. */
export const frames: Bench = async (plan) => {
  const browser = await launchBrowser()
  const figures: Figure[] = []
  for (const [name, size] of Object.entries(SIZES))
    figures.push(...(await measure({ browser, name, size, plan })))
  await browser.close()
  return figures
}

interface Measured {
  browser: Browser
  name: string
  size: { width: number; height: number }
  plan: Plan
}

async function measure({ browser, name, size, plan: { runs } }: Measured): Promise<Figure[]> {
  const [smooth, busy, opened]: [number[], number[], number[]] = [[], [], []]
  const versions = new Set<string>()
  for (let run = 0; run < Math.min(runs, AT_MOST_RUNS); run++) {
    const server = await startWallServer({ view: viewAt(CLOCK), at: clockAt(CLOCK) })
    const page = await openWall({ browser, server, size, prepare: slow })
    opened.push(await ageAtNextFrame(page))
    const session = await page.context().newCDPSession(page)
    await after(FIRST_LOOK_OVER)
    versions.add(await versionOf(page))
    smooth.push(await framesOfArrival(page, server, run))
    await after(SETTLES)
    busy.push(await shareOfMainThread(session, QUIET))
    await page.close()
    await server.close()
  }
  const note = `${name}, main thread ${SLOWER} times slowed, ${[...versions].join(' and ')} version`
  return [
    figureOf(
      { name: `frames while a voice comes, ${name}`, unit: '1/s', wanted: { atLeast: 1 }, note },
      smooth,
      55,
    ),
    figureOf({ name: `idle wall, ${name}`, unit: '%', wanted: { atMost: 1 }, note }, busy, 3),
    figureOf({ name: `first picture, ${name}`, unit: 'ms', wanted: { atMost: 1 }, note }, opened, 1_500),
  ]
}

function figureOf(described: Parameters<typeof figure>[0], values: number[], limit: number): Figure {
  return figure(
    described,
    values,
    values.map(() => limit),
  )
}

/** What the page has made of this device by itself. */
const versionOf = (page: Page) =>
  page.evaluate(() => (document.documentElement.classList.contains('light') ? 'light' : 'full'))

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** Milliseconds from when the page was asked for to its next frame. */
const ageAtNextFrame = (page: Page) =>
  page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  )

/** A new voice with a new score comes: frames a second from its message until all rests. */
async function framesOfArrival(page: Page, server: WallServer, run: number): Promise<number> {
  const counting = page.evaluate((length) => {
    let [count, began] = [0, 0]
    return new Promise<number>((resolve) => {
      const look = (now: number) => {
        began ||= now
        if (now - began >= length) return resolve((1_000 * count) / (now - began))
        count++
        return requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  }, ARRIVAL)
  const from = server.now()
  const turn = turnOf({ id: `arrival-${run}`, at: from - 60_000 }, { k: 100 + run, from })
  const view = viewAt(CLOCK)
  server.show({ ...view, turn, today: view.today + 1, score: { ...view.score, score: 54 } })
  return await counting
}

/** Of the time in which nothing happens, the share in which the page's main thread is busy, percent. */
async function shareOfMainThread(session: CDPSession, length: number): Promise<number> {
  await session.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0)
  }
  const [before, began] = [await busy(), performance.now()]
  await after(length)
  return (100 * ((await busy()) - before)) / (performance.now() - began)
}
