import type { Bench, Plan } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { type Load, measureRate, requestBytes } from '../parts/load.ts'
import { ENGINES, type Engine } from '../parts/places.ts'
import { startProcess } from '../parts/process.ts'
import { placeOf, startProduct } from '../parts/product.ts'
import { interleave } from '../parts/runs.ts'

const CONNECTIONS = 64

/** Single posts a second, against a bare Express route with the same group commit. */
export const posts: Bench = async (plan) => {
  const figures: Figure[] = []
  for (const engine of ENGINES) figures.push(await measure(plan, engine))
  return figures
}

async function measure({ runs, quick, places }: Plan, engine: Engine): Promise<Figure> {
  const product = await startProduct(await places.fresh(engine))
  const bare = await startProcess('bench/bare-server.ts', placeOf(await places.fresh(engine)))
  const next = postsOf(product.token)
  const load = {
    connections: CONNECTIONS,
    forMs: quick ? 1_000 : 4_000,
    warmUpMs: 1_000,
    next,
    expect: CREATED,
  }
  const rate = (url: string) => () => measureRate({ ...load, url } satisfies Load)
  const [values, limits] = await interleave({ runs, product: rate(product.url), limit: rate(bare.url) })
  await Promise.all([product.stop(), bare.stop()])
  const wanted = engine === 'sqlite' ? { atLeast: 0.8 } : null
  const note = `${CONNECTIONS} connections, ${next().length} bytes a request; limit: bare route, same group commit`
  return figure({ name: `posts ${engine}`, unit: '1/s', wanted, note }, values, limits)
}

const CREATED = 'HTTP/1.1 201 '

/** Requests that are the same for both sides, each with an id of its own. */
export function postsOf(token: string): () => Buffer {
  const occurredAt = new Date().toISOString()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  let n = 0
  return () => {
    const body = JSON.stringify(entryAt(n++, occurredAt))
    return requestBytes({ path: '/api/v1/feedback', headers, body })
  }
}
