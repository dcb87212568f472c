import type { Bench, Plan } from '../parts/bench.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { formDelivery, formHeaders } from '../parts/form-delivery.ts'
import { measureRate, requestBytes } from '../parts/load.ts'
import { measureLatencies } from '../parts/paced.ts'
import { ENGINES, type Engine } from '../parts/places.ts'
import { type Product, startProduct } from '../parts/product.ts'
import { interleave } from '../parts/runs.ts'
import { percentile } from '../parts/statistics.ts'
import { postsOf } from './posts.ts'

const CONNECTIONS = 64
/** A delivery may cost 1.5 times what a post costs. */
const RATE_AT_LEAST = 0.667
const PER_SECOND = 500
const ANSWERED_WITHIN_MS = 50

/** Signed deliveries of a form tool: how many a second against plain posts, and how soon they are answered. */
export const hooks: Bench = async (plan) => {
  const figures: Figure[] = []
  for (const engine of ENGINES) figures.push(...(await measure(plan, engine)))
  return figures
}

async function measure(plan: Plan, engine: Engine): Promise<Figure[]> {
  const product = await startProduct(await plan.places.fresh(engine))
  const next = await deliveriesTo(product)
  const promised = engine === 'sqlite'
  const figures = [
    await rate({ plan, product, next, name: `hooks ${engine}`, promised }),
    await latency({ plan, product, next, name: `hooks at ${PER_SECOND}/s ${engine}`, promised }),
  ]
  await product.stop()
  return figures
}

interface Measured {
  plan: Plan
  product: Product
  next: () => Buffer
  name: string
  promised: boolean
}

/** Both sides keep in the same place, in turns. */
async function rate({ plan: { runs, quick }, product, next, name, promised }: Measured): Promise<Figure> {
  const load = { url: product.url, connections: CONNECTIONS, forMs: quick ? 1_000 : 4_000, warmUpMs: 1_000 }
  const post = postsOf(product.token)
  const [values, limits] = await interleave({
    runs,
    product: () => measureRate({ ...load, next, expect: 'HTTP/1.1 200 ' }),
    limit: () => measureRate({ ...load, next: post, expect: 'HTTP/1.1 201 ' }),
  })
  const wanted = promised ? { atLeast: RATE_AT_LEAST } : null
  const note = `${CONNECTIONS} connections, ${next().length} bytes a delivery, signed; limit: plain posts of ${post().length} bytes`
  return figure({ name, unit: '1/s', wanted, note }, values, limits)
}

async function latency({ plan: { runs, quick }, product, next, name, promised }: Measured): Promise<Figure> {
  const load = {
    url: product.url,
    connections: CONNECTIONS,
    next,
    expect: 'HTTP/1.1 200 ',
    perSecond: PER_SECOND,
  }
  const requests = PER_SECOND * (quick ? 2 : 10)
  const values: number[] = []
  for (let run = 0; run < runs; run++) {
    values.push(percentile(await measureLatencies({ ...load, requests, warmUp: PER_SECOND }), 0.99))
  }
  const wanted = promised ? { atMost: 1 } : null
  const note = `99 of 100 are answered in this time from when they were due; limit: ${ANSWERED_WITHIN_MS} ms`
  const limits = values.map(() => ANSWERED_WITHIN_MS)
  return figure({ name, unit: 'ms', wanted, note }, values, limits)
}

/** Requests of a tool to a source that was made for it, each with ids of its own. */
async function deliveriesTo({ admin }: Product): Promise<() => Buffer> {
  const source = {
    name: 'Form',
    preset: 'typeform',
    policy: 'publish',
    metric: 'nps',
    scale: { min: 0, max: 10 },
  }
  const made = (await admin.create('/sources', source)) as { hookUrl: string; signingSecret: string }
  const path = new URL(made.hookUrl).pathname
  const occurredAt = new Date().toISOString()
  let n = 0
  return () => {
    const body = formDelivery(n++, occurredAt)
    return requestBytes({ path, headers: formHeaders(body, made.signingSecret), body })
  }
}
