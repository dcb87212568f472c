import { io, type Socket } from 'socket.io-client'
import type { WallClientToServer, WallHandshake, WallServerToClient } from '../../shared/protocol.ts'

export type WallSocket = Socket<WallServerToClient, WallClientToServer>

/** Milliseconds: before the first retry, what is added at random, and when a refused page asks again. */
const FIRST_RETRY = 2_000
const HOLD = 3_000
/** A wait of nothing would double to nothing for ever. */
const SHORTEST = 500
const ASK_AGAIN = 30_000

export interface Retry {
  /** The next attempts come after about this many milliseconds. */
  after(delay: number): void
  /** For ends after which Socket.IO does not try again by itself. */
  connectLater(): void
  /** For refusals, which only an admin can heal. */
  askAgainLater(): void
  reset(): void
}

/** A socket that is not connected yet. It says who it is anew at each attempt, with the edition it then has. */
export function openSocket({
  random,
  hello,
}: {
  random: () => number
  hello: () => WallHandshake
}): WallSocket {
  return io('/wall', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: FIRST_RETRY,
    // Socket.IO adds its jitter before it caps: with one cap for all, screens would come in waves.
    reconnectionDelayMax: 8_000 + random() * 7_000,
    auth: (answer) => answer(hello()),
  })
}

export function makeRetry({ socket, random }: { socket: WallSocket; random: () => number }): Retry {
  const hold = () => FIRST_RETRY + random() * HOLD
  let next = hold()
  const connectIn = (delay: number) => setTimeout(() => socket.connect(), delay)
  return {
    after(delay) {
      next = Math.max(SHORTEST, delay)
      socket.io.reconnectionDelay(next)
    },
    connectLater: () => void connectIn(next),
    askAgainLater: () => void connectIn(ASK_AGAIN + random() * ASK_AGAIN),
    reset() {
      next = hold()
      socket.io.reconnectionDelay(next)
    },
  }
}
