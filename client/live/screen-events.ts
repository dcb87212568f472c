import type { Reloader } from './reload.ts'
import type { WallSocket } from './socket.ts'
import type { WallStore } from './store.ts'

/** What is decided for a page that is a screen of its own, not one that somebody opened by a wall's link. */
export interface AsScreen {
  admitted(): void
  /** Its key opens nothing, or nothing any more. */
  unpaired(): void
  /** Keeps a newer key; false where it could be kept nowhere. */
  renew(key: string): Promise<boolean>
}

export interface ScreenListeners {
  socket: WallSocket
  store: WallStore
  reloader: Reloader
  screen: AsScreen
  /** What it has is not its to show any more: it joins anew. */
  moved: () => void
}

/** What each event means that only paired screens get. */
export function listenAsScreen({ socket, store, reloader, screen, moved }: ScreenListeners): void {
  socket.on('connect', screen.admitted)
  socket.on('screen:state', store.setScreen)
  socket.on('screen:reload', reloader.reloadNow)
  socket.on('screen:moved', moved)
  socket.on('screen:token', (key, kept) => {
    screen.renew(key).then((done) => kept(done ? { ok: true, value: null } : { ok: false, error: 'failed' }))
  })
}
