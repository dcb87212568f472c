import type { Socket } from 'socket.io'
import type { WallHandshake } from '../../shared/protocol.ts'
import type { LiveScreen } from '../screens/about.ts'
import type { Wall } from '../storage/walls.ts'

/** User agents are a few hundred characters long; a longer one is told in part. */
export const AGENT_AT_MOST = 400

interface Came {
  socket: Pick<Socket, 'id' | 'request'>
  wall: Wall
  handshake: WallHandshake
  /** The paired screen that it is; null for a page that came by a link or a session. */
  screen: { id: string; name: string } | null
  /** The name of the link that it came by. */
  link: string | null
  address: string
  now: number
}

/** What is known of a page that has just joined a wall. */
export function cameBy({ socket, wall, handshake, screen, link, address, now }: Came) {
  const { device = null, up } = handshake
  const about: LiveScreen['about'] = {
    ...{ address, userAgent: socket.request.headers['user-agent']?.slice(0, AGENT_AT_MOST) ?? null },
    ...{ device, stats: null, statsAt: null, startedAt: up === undefined ? now : now - up },
  }
  const who = { screen: screen?.id ?? null, name: screen?.name ?? link }
  return { id: socket.id, ...who, wall: wall.id, wallName: wall.name, about }
}
