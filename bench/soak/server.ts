import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'

/** The product's server, whose clock and build whoever started it decides. */
export interface SoakOrder {
  now: number
}

let now = Number(process.env.SOAK_NOW)
process.on('message', (order: SoakOrder) => {
  now = order.now
  process.send?.({ heard: now })
})
process.once('disconnect', () => process.exit())
const server = await startServer(readConfig(process.env), {
  now: () => now,
  build: String(process.env.SOAK_BUILD),
})
process.send?.({ ready: server.url })
