import { io } from 'socket.io-client'
import { applyPatch, type Held, holdSnapshot } from '../client/live/edition.ts'
import { PROTOCOL } from '../shared/protocol.ts'
import type { ScreenNews } from './parts/screens.ts'

/** Many screens without a picture in one process: each speaks the protocol and confirms what it has, as real ones do. */
const { SCREENS_URL = '', SCREENS_WALL = '', SCREENS_KEY = '', SCREENS = '0' } = process.env
const count = Number(SCREENS)
const showing = new Map<string, number>()

/** Wall clock with fractions, to compare with other processes of this machine. */
const at = () => performance.timeOrigin + performance.now()
const tell = (news: ScreenNews) => process.send?.(news)

function showsInstead(before: string | null, next: string | null): void {
  if (before === next) return
  if (before !== null) {
    const left = (showing.get(before) ?? 0) - 1
    showing.set(before, left)
    if (left === 0) tell({ gone: before, at: at() })
  }
  if (next !== null) {
    const now = (showing.get(next) ?? 0) + 1
    showing.set(next, now)
    if (now === count) tell({ stands: next, at: at() })
  }
}

function openScreen(): void {
  const socket = io(`${SCREENS_URL}/wall`, {
    auth: { protocol: PROTOCOL, wall: SCREENS_WALL, key: SCREENS_KEY },
    transports: ['websocket'],
    forceNew: true,
  })
  let held: Held | null = null
  const hold = (next: Held | null) => {
    if (!next) throw new Error('a step is missing')
    showsInstead(held?.view.turn?.voice.id ?? null, next.view.turn?.voice.id ?? null)
    held = next
    socket.emit('wall:drawn', { revision: held.revision, visible: true })
  }
  socket.on('wall:snapshot', (snapshot) => hold(holdSnapshot(snapshot)))
  socket.on('wall:patch', (patch) => hold(applyPatch(held, patch)))
}

// Whoever asked for them may end without a word.
process.once('disconnect', () => process.exit())
for (let n = 0; n < count; n++) openScreen()
