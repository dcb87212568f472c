import { OFFLINE_AFTER, STALE_AFTER } from '../../shared/protocol.ts'

export type Connection = 'live' | 'stale' | 'offline'

/** `silence`: milliseconds since the last sign of the server. */
export function connectionAfter(silence: number): Connection {
  if (silence >= OFFLINE_AFTER) return 'offline'
  return silence >= STALE_AFTER ? 'stale' : 'live'
}
