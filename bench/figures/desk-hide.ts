import { setTimeout as after } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'
import type { Bench } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { send } from '../parts/paint-side.ts'
import type { Engine } from '../parts/places.ts'
import { type Product, startProduct } from '../parts/product.ts'
import { type Screens, startScreens } from '../parts/screens.ts'
import { percentile } from '../parts/statistics.ts'
import { createWall, openPage, wallAddress } from '../parts/wall-page.ts'

/** One real page, and the rest without a picture. */
const SCREENS = 200
const SAMPLES = 100
const WITHIN_MS = 300
const APART_MS = 200
const LOOK_EVERY_MS = 20
const VOICES_AT_ONCE = 1_000

/** From a moderator's key to the frame in which the last of 200 screens does not show the voice any more. */
export const deskHide: Bench = async ({ runs, quick, places }) => {
  const count = quick ? 30 : SAMPLES
  const figures: Figure[] = []
  for (const engine of ['sqlite', 'postgres'] as const) {
    const product = await startProduct(await places.fresh(engine))
    const samples = await sampleRuns(product, runs, count)
    await product.stop()
    figures.push(...[0.5, 0.99].map((share) => figureOf(engine, share, samples)))
  }
  return figures
}

async function sampleRuns(product: Product, runs: number, count: number): Promise<number[][]> {
  const wall = await createWall(product, { slug: 'bench', windowDays: 30 })
  await sendVoices(product, runs * count * 2)
  const browser = await launchBrowser()
  const page = await openPage(browser, wallAddress(product.url, wall))
  const screens = startScreens(product.url, wall, SCREENS - 1)
  const samples: number[][] = []
  for (let run = 0; run < runs; run++) samples.push(await sampleHides({ product, page, screens }, count))
  screens.stop()
  await browser.close()
  return samples
}

async function sendVoices(product: Product, voices: number): Promise<void> {
  const now = new Date().toISOString()
  const entries = Array.from({ length: voices }, (_, n) => entryAt(n, now))
  while (entries.length > 0) await send(product, '/batch', JSON.stringify(entries.splice(0, VOICES_AT_ONCE)))
}

interface Sides {
  product: Product
  page: Page
  screens: Screens
}

/** The milliseconds that each of `count` hidings took. */
async function sampleHides({ product, page, screens }: Sides, count: number): Promise<number[]> {
  const taken: number[] = []
  let before: string | null = null
  while (taken.length < count) {
    await after(APART_MS)
    const voice = await standing({ page, screens }, before)
    before = voice
    const painted = paintedWithout(page, voice)
    const began = performance.timeOrigin + performance.now()
    await product.admin.change(`/feedback/${voice}`, { display: 'hidden' })
    taken.push(Math.max(await screens.gone(voice), await painted) - began)
  }
  return taken
}

/** The voice that every screen shows, once it is another than `before`. */
async function standing({ page, screens }: Omit<Sides, 'product'>, before: string | null): Promise<string> {
  for (;;) {
    const voice = screens.standing()
    if (voice !== null && voice !== before && (await page.$(selectorOf(voice)))) return voice
    await after(LOOK_EVERY_MS)
  }
}

const selectorOf = (voice: string) => `[data-feedback-id="${voice}"]`

/** The clock of the machine when a frame without this voice had been painted. */
function paintedWithout(page: Page, voice: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(selector)) return requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
          return port2.postMessage(null)
        }
        look()
      }),
    selectorOf(voice),
  )
}

function figureOf(engine: Engine, share: number, samples: number[][]): Figure {
  const values = samples.map((run) => percentile(run, share))
  const name = `key to changed wall p${share * 100}, ${engine}`
  const note = `${samples[0]?.length} hidings a run, ${SCREENS} screens that confirm, one of them a real page`
  const wanted = share === 0.99 ? { atMost: 1 } : null
  const limits = values.map(() => WITHIN_MS)
  return figure({ name, unit: 'ms', wanted, note }, values, limits)
}
