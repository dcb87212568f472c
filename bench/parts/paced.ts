import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { answerReader, type Load } from './load.ts'

/** A load that comes whether or not the server keeps up. */
export interface PacedLoad extends Omit<Load, 'forMs' | 'warmUpMs'> {
  perSecond: number
  /** That count. */
  requests: number
  warmUp: number
}

const LOOK_EVERY_MS = 1

/**
 * Milliseconds of each request, from when it was due to the whole answer: one that has to wait for a free connection
 * has waited, too. As many are sent as are due, whatever became of those before.
 * @throws when an answer is another than expected
 */
export async function measureLatencies(load: PacedLoad): Promise<number[]> {
  const { hostname, port } = new URL(load.url)
  const sockets = Array.from({ length: load.connections }, () => connect(Number(port), hostname))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const all = load.warmUp + load.requests
  const taken: number[] = []
  let stop = () => {}
  try {
    await new Promise<void>((resolve, onError) => {
      const onAnswer = (ms: number) => taken.push(ms) === all && resolve()
      stop = whenDue(load.perSecond, all, sender({ sockets, load, onError, onAnswer }))
    })
  } finally {
    stop()
    for (const socket of sockets) socket.destroy()
  }
  return taken.slice(load.warmUp)
}

/** Calls `send` so many times, each with when it was due; answers what ends it early. */
function whenDue(perSecond: number, times: number, send: (due: number) => void): () => void {
  const begins = performance.now()
  let sent = 0
  const clock = setInterval(() => {
    const due = () => begins + (sent * 1000) / perSecond
    for (; sent < times && due() <= performance.now(); sent++) send(due())
    if (sent === times) clearInterval(clock)
  }, LOOK_EVERY_MS)
  return () => clearInterval(clock)
}

interface Sending {
  sockets: readonly Socket[]
  load: Pick<Load, 'next' | 'expect'>
  onAnswer: (ms: number) => void
  onError: (error: Error) => void
}

/** Sends a request that was due at a time over a connection that is free, or over the next that is. */
function sender({ sockets, load, onAnswer, onError }: Sending): (due: number) => void {
  const idle = [...sockets]
  const waiting: number[] = []
  const dueAt = new Map<Socket, number>()

  function send(socket: Socket, due: number): void {
    dueAt.set(socket, due)
    socket.write(load.next())
  }

  for (const socket of sockets) {
    const receive = answerReader(load.expect)
    socket.setNoDelay(true)
    socket.once('error', onError)
    socket.on('data', (bytes: Buffer) => {
      try {
        if (!receive(bytes)) return
      } catch (error) {
        onError(error as Error)
        return
      }
      onAnswer(performance.now() - (dueAt.get(socket) ?? 0))
      const next = waiting.shift()
      if (next === undefined) idle.push(socket)
      else send(socket, next)
    })
  }
  return (due) => {
    const socket = idle.shift()
    if (socket === undefined) waiting.push(due)
    else send(socket, due)
  }
}
