import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import type { Bench } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { startFleet } from '../parts/fleet.ts'
import { send } from '../parts/paint-side.ts'
import { startProduct } from '../parts/product.ts'
import { createWall } from '../parts/wall-page.ts'

const SCREENS = 1_000
const SETTLED_AFTER_MS = 20_000
/** Long enough for each of the rounds that a server makes. */
const STRETCH_MS = 60_000
const APART_MS = 2_000
const LIMITS = { commits: 5, written: 50 }

interface Spent {
  /** Transactions a second. */
  commits: number
  /** What it wrote ahead, kB a second. */
  written: number
}

/** What a thousand live screens cost a PostgreSQL: while nothing happens, and while a voice comes every two seconds. */
export const presence: Bench = async ({ quick, places }) => {
  const place = await places.fresh('postgres')
  if (!('databaseUrl' in place)) throw new Error('no database')
  const product = await startProduct(place)
  const wall = await createWall(product, { slug: 'bench', windowDays: 30 })
  const screens = await startFleet(product.url, wall, SCREENS)
  await after(SETTLED_AFTER_MS)
  const length = quick ? STRETCH_MS / 2 : STRETCH_MS
  const idle = await spentIn(place.databaseUrl, () => after(length))
  const busy = await spentIn(place.databaseUrl, async () => {
    for (let n = 0; n < length / APART_MS; n += 1) {
      const entry = { ...entryAt(n, new Date().toISOString()), externalId: `presence-${n}` }
      await send(product, '', JSON.stringify(entry))
      await after(APART_MS)
    }
  })
  screens.stop()
  await product.stop()
  return [
    ...figuresOf('while nothing happens', idle, true),
    ...figuresOf('with a voice every 2 s', busy, false),
  ]
}

function figuresOf(when: string, { commits, written }: Spent, isPromised: boolean): Figure[] {
  const wanted = isPromised ? { atMost: 1 } : null
  const note = 'PostgreSQL, one instance, pages by a link; limit: chosen'
  return [
    figure(
      { name: `commits of 1,000 screens ${when}`, unit: '/s', wanted, note },
      [commits],
      [LIMITS.commits],
    ),
    figure({ name: `log of 1,000 screens ${when}`, unit: 'kB/s', wanted, note }, [written], [LIMITS.written]),
  ]
}

/** Backends tell what they did within a second of their next rest; the stretch is far longer. */
async function spentIn(url: string, stretch: () => Promise<unknown>): Promise<Spent> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const read = async () => {
    const { rows } = await client.query<{ commits: string; written: string }>(
      `select xact_commit as commits, pg_current_wal_lsn() - '0/0'::pg_lsn as written
       from pg_stat_database where datname = current_database()`,
    )
    return { commits: Number(rows[0]?.commits), written: Number(rows[0]?.written), at: performance.now() }
  }
  const before = await read()
  await stretch()
  const now = await read()
  await client.end()
  const seconds = (now.at - before.at) / 1000
  return {
    commits: (now.commits - before.commits) / seconds,
    written: (now.written - before.written) / 1000 / seconds,
  }
}
