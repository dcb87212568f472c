import { setTimeout as after } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { entryAt } from './entry.ts'
import { type Counter, paintsUpTo, postFromPage, watchPaints } from './paints.ts'
import { startProcess } from './process.ts'
import { type Place, type Product, placeOf, startProduct } from './product.ts'
import { createWall, openPage, wallAddress } from './wall-page.ts'

/** A server with a page that shows how many entries came. */
export interface PaintSide {
  open: (browser: Browser) => Promise<Page>
  /** A body that was not sent before. It counts as sent. */
  nextBody: () => string
  token: string
  /** How many entries the page must show by now. */
  readonly sent: number
  url: string
  stop: () => Promise<void>
}

const BARE_COUNTERS: readonly Counter[] = [{ selector: '#count', containing: '' }]
/** The day's marks, as the ground line counts them, and the score's sample. */
const WALL_COUNTERS: readonly Counter[] = [
  { selector: '.ground-line span', containing: 'today' },
  { selector: '.score .aside', containing: ' in 30 days' },
]
/** As a wall has in its first weeks: it shows its sample, and one more answer seldom rolls the score to another number. */
export const EARLIER = 1_000

export async function startWallSide(place: Place): Promise<PaintSide> {
  const product = await startProduct(place)
  const address = wallAddress(product.url, await createWall(product, { slug: 'bench', windowDays: 30 }))
  const side = makeSide({ ...product, address, counters: WALL_COUNTERS })
  const bodies = Array.from({ length: EARLIER }, side.nextBody)
  await send(product, '/batch', `[${bodies.join(',')}]`)
  return side
}

export async function startBareSide(place: Place): Promise<PaintSide> {
  const bare = await startProcess('bench/bare-server.ts', { ...placeOf(place), BARE_PAGE: '1' })
  return makeSide({ ...bare, token: 'nobody asks', address: bare.url, counters: BARE_COUNTERS })
}

interface Opened {
  url: string
  stop: () => Promise<void>
  token: string
  address: string
  counters: readonly Counter[]
}

function makeSide({ address, counters, url, token, stop }: Opened): PaintSide {
  let sent = 0
  return {
    ...{ url, token, stop },
    nextBody: () => JSON.stringify(entryAt(sent++, new Date().toISOString())),
    get sent() {
      return sent
    },
    async open(browser) {
      const page = await openPage(browser, address)
      await watchPaints(page, counters)
      await paintsUpTo(page, sent)
      return page
    },
  }
}

/** From outside of the page, as an integrator; `path` is '' or '/batch'. */
export async function send(
  { url, token }: Pick<Product, 'url' | 'token'>,
  path: string,
  body: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/v1/feedback${path}`, { method: 'POST', headers, body })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`a post was answered ${response.status}`)
}

/** A wall gets at most four messages a second: samples nearer to each other would wait for their turn. */
export const APART_MS = 300
export const JITTER_MS = 100

/** The milliseconds from post to paint of each of `count` entries, sent one at a time. */
export async function samplePaints(browser: Browser, side: PaintSide, count: number): Promise<number[]> {
  const page = await side.open(browser)
  const taken: number[] = []
  while (taken.length < count) {
    const next = after(APART_MS + Math.random() * JITTER_MS)
    const { at } = await postFromPage(page, { token: side.token, body: side.nextBody() })
    const paints = await paintsUpTo(page, side.sent)
    taken.push((paints.find((paint) => paint.count >= side.sent)?.at ?? Number.NaN) - at)
    await next
  }
  await page.close()
  return taken
}
