import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Load {
  url: string
  connections: number
  /** Milliseconds that count, after the ones that only warm up. */
  forMs: number
  warmUpMs: number
  /** The bytes of the next request. */
  next: () => Buffer
  /** What each answer must begin with. */
  expect: string
}

/** An HTTP request as bytes. */
export function requestBytes({
  path,
  headers,
  body,
}: {
  path: string
  headers: Readonly<Record<string, string>>
  body: string
}): Buffer {
  const fields = { Host: '127.0.0.1', ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

/**
 * Answers a second. Each connection sends its next request when the one before was answered. Written on bare
 * sockets so that the sender costs little of what the server needs.
 * @throws when an answer is another than expected
 */
export async function measureRate(load: Load): Promise<number> {
  const { hostname, port } = new URL(load.url)
  const sockets = Array.from({ length: load.connections }, () => connect(Number(port), hostname))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const begins = performance.now() + load.warmUpMs
  const ends = begins + load.forMs
  let answered = 0
  const onAnswer = () => {
    const at = performance.now()
    if (at >= begins && at < ends) answered += 1
    return at < ends
  }
  await Promise.all(sockets.map((socket) => converse({ socket, load, onAnswer })))
  return (answered * 1000) / load.forMs
}

interface Conversation {
  socket: Socket
  load: Load
  /** Answers whether to go on. */
  onAnswer: () => boolean
}

function converse({ socket, load, onAnswer }: Conversation): Promise<void> {
  return new Promise((resolve, reject) => {
    const receive = answerReader(load.expect)
    socket.setNoDelay(true)
    socket.once('error', reject)
    socket.once('close', resolve)
    socket.on('data', (bytes: Buffer) => {
      try {
        if (!receive(bytes)) return
      } catch (error) {
        reject(error)
        socket.destroy()
        return
      }
      if (onAnswer()) socket.write(load.next())
      else socket.end()
    })
    socket.write(load.next())
  })
}

/** Takes the bytes of one answer after the other; answers whether one is complete. */
export function answerReader(expected: string): (bytes: Buffer) => boolean {
  let text = ''
  return (bytes) => {
    text += bytes.toString('latin1')
    const head = text.indexOf('\r\n\r\n')
    if (head < 0) return false
    if (!text.startsWith(expected)) throw new Error(`unexpected answer: ${text.slice(0, 400)}`)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1])
    if (text.length < head + 4 + length) return false
    text = ''
    return true
  }
}
