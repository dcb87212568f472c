import { freePort } from '../../scripts/free-port.ts'
import type { Bench } from '../parts/bench.ts'
import { figure } from '../parts/figure.ts'
import { startPages } from '../parts/fleet.ts'
import { measureLatencies } from '../parts/paced.ts'
import type { Place, Product } from '../parts/product.ts'
import { startProduct, startTenfoot } from '../parts/product.ts'
import { percentile } from '../parts/statistics.ts'
import { createWall } from '../parts/wall-page.ts'
import { postsOf } from './posts.ts'

const SCREENS = 1_000
const PER_SECOND = 200
const BACK_WITHIN_S = 30
const WANTED = 2

interface Restart {
  usual: number
  during: number
  back: number
}

/** A server with a thousand screens goes away and comes back: when all are right again, and what senders feel of it. */
export const restart: Bench = async ({ runs, quick, places }) => {
  const samples: Restart[] = []
  for (let run = 0; run < runs; run++) samples.push(await once(await places.fresh('sqlite'), quick ? 5 : 20))
  return [
    figure(
      {
        name: '1,000 screens right again after a restart',
        unit: 's',
        wanted: { atMost: 1 },
        note: 'from when the server can take feedback again until every page is live with the newest state',
      },
      samples.map(({ back }) => back / 1_000),
      samples.map(() => BACK_WITHIN_S),
    ),
    figure(
      {
        name: 'answer p99 while they come back',
        unit: 'ms',
        wanted: { atMost: WANTED },
        note: `${PER_SECOND} posts a second from the moment the server is ready; limit: the same before, with all screens`,
      },
      samples.map(({ during }) => during),
      samples.map(({ usual }) => usual),
    ),
  ]
}

async function once(place: Place, seconds: number): Promise<Restart> {
  const PORT = String(await freePort())
  const product = await startProduct(place, { PORT })
  const pages = startPages(product.url, await createWall(product, { slug: 'bench', windowDays: 30 }), SCREENS)
  await pages.live(SCREENS)
  const next = postsOf(product.token)
  const usual = await latency(product, next, seconds)
  await product.stop()
  const gone = pages.live(0, 'at most')
  const again = await startTenfoot(place, { PORT })
  await gone
  const ready = performance.timeOrigin + performance.now()
  const [at, during] = await Promise.all([
    pages.live(SCREENS),
    latency({ ...product, ...again }, next, seconds),
  ])
  pages.stop()
  await again.stop()
  return { usual, during, back: at - ready }
}

async function latency({ url }: Pick<Product, 'url'>, next: () => Buffer, seconds: number): Promise<number> {
  const load = { url, connections: 64, next, expect: 'HTTP/1.1 201 ', perSecond: PER_SECOND }
  return percentile(await measureLatencies({ ...load, requests: PER_SECOND * seconds, warmUp: 0 }), 0.99)
}
