import type { Bench, Plan } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { measureRate, requestBytes } from '../parts/load.ts'
import { ENGINES, type Engine } from '../parts/places.ts'
import { startProduct } from '../parts/product.ts'
import { type FeedbackTable, makeTables, openFeedbackTable, type Row } from '../parts/raw-rows.ts'
import { interleave } from '../parts/runs.ts'

const CONNECTIONS = 8
const ENTRIES = 100

/** Entries a second in batches, against commits of the same rows into the same table and nothing else. */
export const batches: Bench = async (plan) => {
  const figures: Figure[] = []
  for (const engine of ENGINES) figures.push(await measure(plan, engine))
  return figures
}

async function measure({ runs, quick, places }: Plan, engine: Engine): Promise<Figure> {
  const [place, rawPlace] = [await places.fresh(engine), await places.fresh(engine)]
  const product = await startProduct(place)
  await makeTables(rawPlace)
  const [table, raw] = [await openFeedbackTable(place), await openFeedbackTable(rawPlace)]
  const load = {
    connections: CONNECTIONS,
    forMs: quick ? 1_000 : 3_000,
    warmUpMs: 1_000,
    expect: 'HTTP/1.1 200 ',
  }
  const next = batchesOf(product.token)
  const repeat = repeater(table, raw)
  const [values, limits] = await interleave({
    runs,
    product: async () => ENTRIES * (await measureRate({ ...load, url: product.url, next })),
    limit: repeat,
  })
  await Promise.all([product.stop(), table.close(), raw.close()])
  const wanted = engine === 'sqlite' ? { atLeast: 0.35 } : null
  const note = `${ENTRIES} an entry over ${CONNECTIONS} connections; limit: commits of ${ENTRIES} of the rows that the run before made`
  return figure({ name: `batches ${engine}`, unit: 'entries/s', wanted, note }, values, limits)
}

/** Writes the rows that the product made since the last time, and answers how many a second. */
function repeater(table: FeedbackTable, raw: FeedbackTable): () => Promise<number> {
  let revision = 0
  return async () => {
    const rows = await table.rowsAfter(revision)
    revision = Number(rows.at(-1)?.revision ?? revision)
    const commits = chunks(rows)
    const begins = performance.now()
    for (const commit of commits) await raw.insert(commit)
    return (commits.length * ENTRIES * 1000) / (performance.now() - begins)
  }
}

function chunks(rows: readonly Row[]): Row[][] {
  const whole = Math.floor(rows.length / ENTRIES)
  return Array.from({ length: whole }, (_, n) => rows.slice(n * ENTRIES, (n + 1) * ENTRIES))
}

function batchesOf(token: string): () => Buffer {
  const occurredAt = new Date().toISOString()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  let n = 0
  return () => {
    const entries = Array.from({ length: ENTRIES }, () => entryAt(n++, occurredAt))
    return requestBytes({ path: '/api/v1/feedback/batch', headers, body: JSON.stringify(entries) })
  }
}
