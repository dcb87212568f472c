import { io, type Socket } from 'socket.io-client'
import type { DeskClientToServer, DeskServerToClient } from '../../../shared/protocol.ts'

export type DeskSocket = Socket<DeskServerToClient, DeskClientToServer>

/** There are few desks, and somebody waits at each: they come back sooner than screens do. */
const RETRY = { reconnectionDelay: 500, reconnectionDelayMax: 5_000 }

/** A socket that is not connected yet. The browser's session says who it is. */
export function openDeskSocket(): DeskSocket {
  return io('/desk', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    ...RETRY,
  })
}
