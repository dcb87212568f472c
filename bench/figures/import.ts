import { openAsBlob, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Import } from '../../shared/imports.ts'
import type { Bench } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { writeHistory } from '../parts/import-file.ts'
import { ENGINES, type Engine } from '../parts/places.ts'
import { type Product, startProduct } from '../parts/product.ts'
import { startScreens } from '../parts/screens.ts'
import { percentile } from '../parts/statistics.ts'
import { createWall } from '../parts/wall-page.ts'

const ROWS = 1_000_000
const QUICK_ROWS = 100_000
const WITHIN_S = 180
const SCREENS = 20
const POST_EVERY_MS = 100
const HIDE_EVERY_MS = 3_000
const LOOK_EVERY_MS = 250
const MB = 1024 * 1024

/** A million rows from a file, while somebody posts, a wall is watched, and voices are hidden. */
export const imports: Bench = async ({ quick, places }) => {
  const figures: Figure[] = []
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-bench-import-'))
  const rows = quick ? QUICK_ROWS : ROWS
  try {
    const file = join(folder, 'history.csv')
    await writeHistory(file, rows, Date.now())
    for (const engine of ENGINES) {
      const product = await startProduct(await places.fresh(engine))
      figures.push(figureOf(engine, rows, await measure(product, file)))
      await product.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return figures
}

interface Measured {
  seconds: number
  /** Of the server, beyond what it was before. */
  grownBytes: number
  posts: number[]
  hides: number[]
}

async function measure(product: Product, file: string): Promise<Measured> {
  const call = await caller(product)
  const source = (await product.admin.create('/sources', { name: 'History', metric: 'nps' })) as {
    id: string
  }
  const wall = await createWall(product, { slug: 'bench', windowDays: 30 })
  const posting = postAll(product)
  const screens = startScreens(product.url, wall, SCREENS)
  const query = new URLSearchParams({ name: 'history.csv', source: source.id })
  const uploaded = await call('POST', `/imports?${query}`, await openAsBlob(file))
  const before = memoryOf(product.pid)
  const began = performance.now()
  await call('POST', `/imports/${uploaded.id}/start`, JSON.stringify({ mapping: uploaded.guess }))
  const hides: number[] = []
  let grownBytes = 0
  let hidden = began
  for (let kept = uploaded; kept.state !== 'done'; ) {
    await after(LOOK_EVERY_MS)
    kept = await call('GET', `/imports/${uploaded.id}`)
    if (kept.state === 'failed') throw new Error(kept.problem ?? '')
    grownBytes = Math.max(grownBytes, memoryOf(product.pid) - before)
    const voice = screens.standing()
    if (voice === null || performance.now() - hidden < HIDE_EVERY_MS) continue
    hidden = performance.now()
    hides.push(await hide(product, voice, screens))
  }
  const seconds = (performance.now() - began) / 1_000
  const posts = await posting.stop()
  screens.stop()
  return { seconds, grownBytes, posts, hides }
}

type Call = (method: string, path: string, body?: Blob | string) => Promise<Import>

/** By a token: files are no JSON. */
async function caller({ admin, url }: Product): Promise<Call> {
  const expiresAt = new Date(Date.now() + 24 * 60 * 60_000).toISOString()
  const made = (await admin.create('/tokens', { name: 'Bench', scope: 'admin', expiresAt })) as {
    token: string
  }
  return async (method, path, body) => {
    const headers = {
      Authorization: `Bearer ${made.token}`,
      'Content-Type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
    }
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body }) })
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as Import
  }
}

/** Posts one entry after the other, and answers how long each took. */
function postAll({ url, token }: Product) {
  const taken: number[] = []
  let stopped = false
  const running = (async () => {
    for (let n = 0; !stopped; n += 1) {
      const body = JSON.stringify({ ...entryAt(n, new Date().toISOString()), externalId: `live_${n}` })
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const began = performance.now()
      const response = await fetch(`${url}/api/v1/feedback`, { method: 'POST', headers, body })
      await response.arrayBuffer()
      if (response.status !== 201) throw new Error(`a post is answered ${response.status}`)
      taken.push(performance.now() - began)
      await after(POST_EVERY_MS)
    }
  })()
  return {
    async stop(): Promise<number[]> {
      stopped = true
      await running
      return taken
    },
  }
}

async function hide(
  product: Product,
  voice: string,
  screens: ReturnType<typeof startScreens>,
): Promise<number> {
  const began = performance.timeOrigin + performance.now()
  await product.admin.change(`/feedback/${voice}`, { display: 'hidden' })
  return (await screens.gone(voice)) - began
}

/** What a process has in memory, bytes. */
function memoryOf(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return pages * 4096
}

function figureOf(engine: Engine, rows: number, { seconds, grownBytes, posts, hides }: Measured): Figure {
  const rate = `${Math.round(rows / seconds).toLocaleString('en')} rows/s`
  const meanwhile = `posts meanwhile p99 ${Math.round(percentile(posts, 0.99))} ms, hidings at most ${Math.round(Math.max(0, ...hides))} ms`
  const note = `${rows.toLocaleString('en')} rows, ${rate}, memory grows by ${Math.round(grownBytes / MB)} MB; ${meanwhile}`
  const wanted = engine === 'sqlite' ? { atMost: 1 } : null
  const described = { name: `import ${engine}`, unit: 's', wanted, note }
  return figure(described, [seconds], [(WITHIN_S * rows) / ROWS])
}
