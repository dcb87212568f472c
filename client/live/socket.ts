import { io, type Socket } from 'socket.io-client'
import type {
  PairClientToServer,
  PairHandshake,
  PairServerToClient,
  WallClientToServer,
  WallHandshake,
  WallServerToClient,
} from '../../shared/protocol.ts'

export type WallSocket = Socket<WallServerToClient, WallClientToServer>
export type PairSocket = Socket<PairServerToClient, PairClientToServer>

/**
 * Milliseconds: before the first retry, what is added at random, and when a refused page asks again: before its
 * server would count as lost.
 */
const FIRST_RETRY = 2_000
const HOLD = 3_000
/** A wait of nothing would double to nothing for ever. */
const SHORTEST = 500
const ASK_AGAIN = 15_000
const ASK_AGAIN_HOLD = 10_000
const ASK_SOON = 5_000

export interface Retry {
  /** The next attempts come after about this many milliseconds. */
  after(delay: number): void
  /** For ends after which Socket.IO does not try again by itself. */
  connectLater(): void
  /** For refusals, which only an admin can heal. */
  askAgainLater(): void
  /** For what an admin may be about to heal, before the very screen. */
  askAgainSoon(): void
  reset(): void
  /** Nothing that was planned happens any more. */
  cancel(): void
}

interface Opening<Hello> {
  random: () => number
  hello: () => Hello
}

/** A socket that is not connected yet. It says who it is anew at each attempt, with the edition it then has. */
export function openSocket(opening: Opening<WallHandshake>): WallSocket {
  return open('/wall', opening)
}

/** The same for a page that is no screen yet. Both go over one connection. */
export function openPairSocket(opening: Opening<PairHandshake>): PairSocket {
  return open('/pair', opening)
}

function open<Hello extends object>(namespace: string, { random, hello }: Opening<Hello>): Socket {
  return io(namespace, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: FIRST_RETRY,
    // Socket.IO adds its jitter before it caps: with one cap for all, screens would come in waves.
    reconnectionDelayMax: 8_000 + random() * 7_000,
    auth: (answer) => answer(hello()),
  })
}

export interface RetryNeeds {
  socket: Pick<Socket, 'connect' | 'io'>
  random: () => number
}

export function makeRetry({ socket, random }: RetryNeeds): Retry {
  const hold = () => FIRST_RETRY + random() * HOLD
  let next = hold()
  let planned: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(planned)
  const connectIn = (delay: number) => {
    cancel()
    planned = setTimeout(() => socket.connect(), delay)
  }
  return {
    after(delay) {
      next = Math.max(SHORTEST, delay)
      socket.io.reconnectionDelay(next)
    },
    connectLater: () => connectIn(next),
    askAgainLater: () => connectIn(ASK_AGAIN + random() * ASK_AGAIN_HOLD),
    askAgainSoon: () => connectIn(ASK_SOON + random() * ASK_SOON),
    cancel,
    reset() {
      next = hold()
      socket.io.reconnectionDelay(next)
    },
  }
}
