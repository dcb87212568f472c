import express, { type RequestHandler } from 'express'
import { Problem } from './problem.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Keeps the body's bytes as they are. A larger one is refused at once, while its sender may still be sending. */
export function rawBody(limit: number): RequestHandler {
  const read = express.raw({ type: () => true, limit })
  return (request, response, next) => {
    let answered = false
    const once: typeof next = (error?: unknown) => {
      if (!answered) next(error)
      answered = true
    }
    const refuse = () => once(new Problem(413, `The body must have at most ${limit} bytes.`))
    if (Number(request.headers['content-length']) > limit) return refuse()
    read(request, response, once)
    let seen = 0
    // Express would read the rest before it refuses; the sender should hear of it now.
    request.on('data', (chunk: Buffer) => {
      seen += chunk.length
      if (seen > limit) refuse()
    })
  }
}

/** The media type without parameters, in lower case; empty when there is none. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/**
 * The text of a body in UTF-8.
 * @throws Problem 415 for another charset, 400 for bytes that are not UTF-8
 */
export function bodyText(body: unknown, contentType: string | undefined): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem(415, `The charset must be UTF-8, not ${charset.slice(0, 40)}.`)
  }
  if (!Buffer.isBuffer(body)) return ''
  try {
    return decoder.decode(body)
  } catch {
    throw new Problem(400, 'The body is not UTF-8.')
  }
}

/** @throws Problem 400 that says where the JSON breaks, without repeating it */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new Problem(400, 'The body is empty; it must be JSON.')
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1]
    throw new Problem(400, `The body is not JSON${position ? ` (it breaks at character ${position})` : ''}.`)
  }
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/

/** @throws Problem 415 unless the sender says that it is JSON */
export function requireJson(contentType: string | undefined): void {
  if (!JSON_TYPE.test(mediaType(contentType))) {
    throw new Problem(415, 'The Content-Type must be application/json.')
  }
}
