import type { Response } from 'express'

/** What is the same for everybody until the next version of the server. */
export function sendText(response: Response, type: string, text: string): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-cache',
  })
  response.end(text)
}
