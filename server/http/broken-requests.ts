import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { PROBLEM_TYPE, Problem } from './problem.ts'

/** What Node's own parser refuses never becomes a request: it is answered here, in the form of all others. */
export function answerBrokenRequests(http: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>()
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answers.set(request.socket, response)
  })
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const answer = answers.get(socket)
    const told = answer?.headersSent && !answer.writableFinished
    if (told || !socket.writable || error.code === 'ECONNRESET') socket.destroy()
    else socket.end(asText(problemOf(error.code)))
  })
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'The header fields are too large.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'The request did not end in time.')
  if (code === 'HPE_INVALID_EOF_STATE') return new Problem(400, 'The body ended before it was complete.')
  return new Problem(400, 'The request is malformed.')
}

function asText({ status, details }: Problem): string {
  const body = JSON.stringify(details)
  const head = [
    `HTTP/1.1 ${status} ${details.title}`,
    'Connection: close',
    `X-Request-Id: ${randomBytes(9).toString('base64url')}`,
    `Content-Type: ${PROBLEM_TYPE}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
