import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Cable {
  port: number
  /** Ends all connections without a word, as when it is pulled out. */
  cut: () => void
  /** How many went through it so far, in both directions. */
  bytes: () => number
  /** Where new connections lead. */
  leadTo: (port: number) => void
  close: () => Promise<void>
}

/** One address that stays while servers behind it come and go. */
export async function startCable(): Promise<Cable> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let target = 0
  let through = 0
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    for (const socket of pair) {
      socket.on('data', ({ length }) => {
        through += length
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  const cut = () => {
    for (const [near, far] of [...pairs]) {
      near.destroy()
      far.destroy()
    }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    bytes: () => through,
    leadTo(port) {
      target = port
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
