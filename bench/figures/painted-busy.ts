import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as after } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'
import type { Bench } from '../parts/bench.ts'
import { figure } from '../parts/figure.ts'
import { type PaintSide, send, startWallSide } from '../parts/paint-side.ts'
import { type Paint, paintsUpTo, postFromPage } from '../parts/paints.ts'
import { percentile } from '../parts/statistics.ts'

const POSTS_A_SECOND = 200
const MARKED_EVERY_MS = 90
const LIMIT_MS = 400

/** The same while many others post: how long until the frame that holds a marked entry. */
export const paintedBusy: Bench = async ({ runs, quick, places }) => {
  const folder = places.folder('data')
  const side = await startWallSide({ folder })
  const browser = await launchBrowser()
  const values: number[] = []
  for (let run = 0; run < runs; run++) {
    const taken = await sample({ browser, side, folder, forMs: quick ? 3_000 : 10_000 })
    values.push(percentile(taken, 0.99))
  }
  await browser.close()
  await side.stop()
  const note = `about every ${MARKED_EVERY_MS} ms one marked entry among ${POSTS_A_SECOND} posts a second; limit: ${LIMIT_MS} ms`
  const described = { name: 'webhook to painted p99, busy', unit: 'ms', wanted: { atMost: 1 }, note }
  return [figure(described, values, [LIMIT_MS])]
}

interface Busy {
  browser: Browser
  side: PaintSide
  folder: string
  forMs: number
}

interface Marked {
  at: number
  revision: number
}

async function sample({ browser, side, folder, forMs }: Busy): Promise<number[]> {
  const page = await side.open(browser)
  const ends = performance.now() + forMs
  const others = sendSteadily(side, ends)
  const marked: Marked[] = []
  while (performance.now() < ends) {
    const next = after(MARKED_EVERY_MS)
    const { at, answer } = await postFromPage(page, { token: side.token, body: side.nextBody() })
    marked.push({ at, revision: JSON.parse(answer).revision })
    await next
  }
  await others
  const paints = await paintsUpTo(page, side.sent)
  await page.close()
  return waits(marked, paints, folder)
}

/** Sends what is due by the clock, so that slow answers do not make it send less. */
async function sendSteadily(side: PaintSide, ends: number): Promise<void> {
  const begins = performance.now()
  const sending: Promise<void>[] = []
  while (performance.now() < ends) {
    const due = ((performance.now() - begins) * POSTS_A_SECOND) / 1000
    while (sending.length < due) sending.push(send(side, '', side.nextBody()))
    await after(2)
  }
  await Promise.all(sending)
}

/** A screen that holds as many entries as there are up to a revision holds each of them. */
function waits(marked: readonly Marked[], paints: readonly Paint[], folder: string): number[] {
  const file = new DatabaseSync(join(folder, 'tenfoot.db'), { readOnly: true })
  const upTo = file.prepare('select count(*) as n from feedback where revision <= ?')
  const taken = marked.map(({ at, revision }) => {
    const held = Number(upTo.get(revision)?.n)
    return (paints.find(({ count }) => count >= held)?.at ?? Number.NaN) - at
  })
  file.close()
  return taken
}
