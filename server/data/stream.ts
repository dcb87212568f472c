import { once } from 'node:events'
import type { Response } from 'express'

/**
 * Sends pieces of text as they are made and no faster than they are taken; stops making them when whoever
 * asked has gone away.
 */
export async function sendStream(
  response: Response,
  type: string,
  pieces: AsyncIterable<string>,
): Promise<void> {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for await (const piece of pieces) {
    if (gone.signal.aborted) return
    if (!response.write(piece)) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined)
  }
  if (!gone.signal.aborted) response.end()
}
