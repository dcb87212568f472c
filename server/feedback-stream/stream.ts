import { once } from 'node:events'
import type { Response } from 'express'
import type { Place } from '../storage/changes.ts'
import type { EventPage } from './pages.ts'

/** So long a reader may take none of what waits for it. */
const STUCK_AFTER_MS = 30_000
/** After which a browser comes back by itself. */
const COME_BACK_MS = 2_000
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Some proxies would collect the answer until its end.
  'X-Accel-Buffering': 'no',
}

interface StreamDeps {
  response: Response
  place: Place
  read: (place: Place) => Promise<EventPage>
  onError: (error: unknown) => void
  /** Milliseconds; tests do not wait as long. */
  stuckAfter?: number
}

export type Stream = ReturnType<typeof openStream>

/**
 * Writes what changes after a place, a page at a time and no faster than it is taken: what waits for a slow reader
 * is the page it is at. A reader that takes nothing for long is let go, and may come back to where it was.
 */
export function openStream({ response, place, read, onError, stuckAfter = STUCK_AFTER_MS }: StreamDeps) {
  const gone = new AbortController()
  let missed = true
  let woken = Promise.withResolvers<void>()
  response.once('close', end)
  response.writeHead(200, HEADERS)
  response.write(`retry: ${COME_BACK_MS}\n\n`)
  if (response.req.method === 'HEAD') end()
  else follow().catch(fail)

  async function follow(): Promise<void> {
    while (!gone.signal.aborted) {
      missed = false
      const page = await read(place)
      for (const event of page.events) {
        if (!gone.signal.aborted && !response.write(event)) await taken()
      }
      place = page.next
      if (!page.more && !missed && !gone.signal.aborted) await next()
    }
  }

  function next(): Promise<void> {
    woken = Promise.withResolvers<void>()
    return woken.promise
  }

  async function taken(): Promise<void> {
    const signal = AbortSignal.any([AbortSignal.timeout(stuckAfter), gone.signal])
    await once(response, 'drain', { signal }).catch(() => response.destroy())
  }

  function fail(error: unknown): void {
    if (!gone.signal.aborted) onError(error)
    response.destroy()
  }

  function end(): void {
    gone.abort()
    woken.resolve()
    response.end()
  }

  return {
    /** Something may have changed. */
    look(): void {
      missed = true
      woken.resolve()
    },
    /** Says that it is still there, unless that would wait, too. */
    beat(): void {
      if (!gone.signal.aborted && !response.writableNeedDrain) response.write(':\n\n')
    },
    end,
  }
}
