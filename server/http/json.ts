import type { OutgoingHttpHeaders } from 'node:http'
import type { Response } from 'express'

/** Answers JSON with the fewest steps: answers of the API are never cached and carry no tag. */
export function sendJson(
  response: Response,
  status: number,
  body: unknown,
  headers?: OutgoingHttpHeaders,
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(text)
}
