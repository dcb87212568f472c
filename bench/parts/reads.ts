import { io } from 'socket.io-client'
import { PROTOCOL, type WallHandshake } from '../../shared/protocol.ts'
import { entryAt } from './entry.ts'
import type { Product } from './product.ts'
import { median } from './statistics.ts'
import { createWall, type WallLink } from './wall-page.ts'

const DAY_MS = 24 * 60 * 60_000

/** Milliseconds of a score, the median of `count`. Before each, a commit touches the window and the one before it. */
export async function scoreTime(product: Product, count: number): Promise<number> {
  const taken: number[] = []
  while (taken.length < count) {
    await touchWindows(product)
    const begins = performance.now()
    await product.admin.read('/scores?metric=nps&window=30d')
    taken.push(performance.now() - begins)
  }
  return median(taken)
}

let sent = 0

/** Otherwise the score would be read from what the server remembers of closed hours. */
async function touchWindows({ url, token }: Product): Promise<void> {
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()
  const entries = [20, 45].map((days) => ({
    ...entryAt(0, daysAgo(days)),
    externalId: `touch_${sent++}_${process.pid}`,
  }))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify(entries)
  const response = await fetch(`${url}/api/v1/feedback/batch`, { method: 'POST', headers, body })
  const { results } = (await response.json()) as { results: { status: number }[] }
  if (results.some(({ status }) => status !== 201)) throw new Error('the entries were not taken')
}

/**
 * Milliseconds from connecting to the snapshot, the median of `count`. Each is of a wall that nobody has watched,
 * with a window of its own, so that nothing of it was read before.
 */
export async function snapshotTime(product: Product, count: number): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) {
    const wall = await createWall(product, { slug: `bench-${process.pid}-${sent++}`, windowDays: 30 - n })
    taken.push(await joinTime(product.url, wall))
  }
  return median(taken)
}

async function joinTime(url: string, { slug, shareKey }: WallLink): Promise<number> {
  const begins = performance.now()
  const auth: WallHandshake = { protocol: PROTOCOL, wall: slug, key: shareKey }
  const socket = io(`${url}/wall`, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
  await new Promise<void>((resolve, reject) => {
    socket.once('wall:snapshot', () => resolve())
    socket.once('connect_error', reject)
  })
  const taken = performance.now() - begins
  socket.disconnect()
  return taken
}
