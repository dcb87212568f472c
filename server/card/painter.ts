import { Worker } from 'node:worker_threads'
import { Problem } from '../http/problem.ts'
import type { Card } from './card.ts'

const KEPT = 50
const WAITING_AT_MOST = 20
const MINUTE_MS = 60_000

type Painted = { id: number; png: Uint8Array } | { id: number; failed: string }

interface Waiting {
  resolve: (png: Buffer) => void
  reject: (error: Error) => void
}

export type Painter = ReturnType<typeof createPainter>

/** Makes pictures of cards in a thread of its own, which is there from the first one that is asked for. */
export function createPainter() {
  const kept = new Map<string, Promise<Buffer>>()
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  function start(): Worker {
    const thread = new Worker(new URL('./painter-thread.ts', import.meta.url))
    thread.unref()
    thread.on('message', (painted: Painted) => settle(painted))
    thread.on('error', (error: Error) => end(error))
    thread.on('exit', () => end(new Error('the painter has ended')))
    return thread
  }

  function settle(painted: Painted): void {
    const asked = waiting.get(painted.id)
    waiting.delete(painted.id)
    if ('png' in painted) asked?.resolve(Buffer.from(painted.png))
    else asked?.reject(new Error(painted.failed))
  }

  function end(error: Error): void {
    worker = null
    for (const each of waiting.values()) each.reject(error)
    waiting.clear()
  }

  function paint(card: Card): Promise<Buffer> {
    if (waiting.size >= WAITING_AT_MOST) {
      throw new Problem(503, 'Too many pictures are being drawn.', { headers: { 'Retry-After': '5' } })
    }
    worker ??= start()
    last += 1
    const id = last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker?.postMessage({ id, card })
    })
  }

  return {
    /** The PNG of a card, the same all through a minute in which nothing changed. @throws Problem 503 */
    async paint(card: Card): Promise<Buffer> {
      const minute = { ...card, at: card.at - (card.at % MINUTE_MS) }
      const key = JSON.stringify(minute)
      const known = kept.get(key)
      if (known) return known
      const painting = paint(minute)
      kept.set(key, painting)
      painting.catch(() => kept.delete(key))
      for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest)
      return painting
    },

    async close(): Promise<void> {
      await worker?.terminate()
    },
  }
}
