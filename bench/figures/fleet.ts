import { setTimeout as after } from 'node:timers/promises'
import { freePort } from '../../scripts/free-port.ts'
import type { Bench } from '../parts/bench.ts'
import { entryAt } from '../parts/entry.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { type Fleet, startFleet } from '../parts/fleet.ts'
import { inspectable, settledMemory } from '../parts/memory.ts'
import { send } from '../parts/paint-side.ts'
import { startProcess } from '../parts/process.ts'
import { placeOf, startProduct } from '../parts/product.ts'
import { percentile } from '../parts/statistics.ts'
import { createWall } from '../parts/wall-page.ts'

const SCREENS = 1_000
/** With so many everything that a first screen needs is there. */
const FEW = 50
const EVENTS = 40
/** Longer than a wall's pace, so that no event waits for another. */
const APART_MS = 400
const SETTLED_AFTER_MS = 5_000
const BYTES_EACH = 25 * 1024
const WANTED = 1.3

/** A voice told to a thousand screens of one process, beside the same told by bare `ws`; and what a screen takes. */
export const fleet: Bench = async ({ runs, quick, places }) => {
  const events = quick ? 10 : EVENTS
  const inspector = await freePort()
  const product = await startProduct(await places.fresh('sqlite'), inspectable(inspector))
  const memory = () => settledMemory({ pid: product.pid, inspector })
  const wall = await createWall(product, { slug: 'bench', windowDays: 30 })
  const few = await startFleet(product.url, wall, FEW)
  await sample({ screens: few, url: product.url, token: product.token }, 5)
  await after(SETTLED_AFTER_MS)
  const alone = await memory()
  few.stop()
  const screens = await startFleet(product.url, wall, SCREENS)
  await sample({ screens, url: product.url, token: product.token }, 5)
  await after(SETTLED_AFTER_MS)
  const each = ((await memory()) - alone) / (SCREENS - FEW)

  const bytes = (await told({ screens, url: product.url, token: product.token }, 0)).bytes
  const bare = await startProcess('bench/bare-fleet.ts', {
    ...placeOf(await places.fresh('sqlite')),
    BARE_MESSAGE_BYTES: String(bytes),
  })
  const listeners = await startFleet(bare.url, null, SCREENS)
  const values: number[] = []
  const limits: number[] = []
  for (let run = 0; run < runs; run++) {
    values.push(percentile(await sample({ screens, url: product.url, token: product.token }, events), 0.5))
    limits.push(percentile(await sample({ screens: listeners, url: bare.url, token: '' }, events), 0.5))
  }
  for (const each of [screens, listeners]) each.stop()
  for (const each of [product, bare]) await each.stop()
  return [
    figure(
      {
        name: 'a voice told to 1,000 screens, p50',
        unit: 'ms',
        wanted: { atMost: WANTED },
        note: `${events} events a run, ${bytes} bytes to each, from the post to the last; limit: bare ws, with the same commit`,
      },
      values,
      limits,
    ),
    figure(
      {
        name: 'memory a screen',
        unit: 'KiB',
        wanted: { atMost: 1 },
        note: 'private memory of the server after a collection, with 1,000 screens less with 50',
      },
      [each / 1024],
      [BYTES_EACH / 1024],
    ),
  ] satisfies Figure[]
}

interface Side {
  screens: Fleet
  url: string
  token: string
}

async function sample(side: Side, events: number): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < events; n++) {
    await after(APART_MS)
    taken.push((await told(side, n)).ms)
  }
  return taken
}

let sent = 0

async function told({ screens, url, token }: Side, n: number): Promise<{ ms: number; bytes: number }> {
  sent++
  const entry = JSON.stringify({
    ...entryAt(sent, new Date().toISOString()),
    externalId: `fleet-${sent}-${n}`,
  })
  const last = screens.told()
  const began = performance.timeOrigin + performance.now()
  await send({ url, token }, '', entry)
  const { at, bytes } = await last
  return { ms: at - began, bytes }
}
