import { batch } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { LiveError } from '../../shared/protocol.ts'
import type { ScreenState } from '../../shared/screens.ts'
import { markKey } from '../../shared/view.ts'
import type { Mark, WallView } from '../../shared/wall.ts'
import type { Door } from './current-page.ts'
import type { Connection } from './freshness.ts'

/** A mark with the key by which its element on screen is kept. */
export interface KeyedMark extends Mark {
  id: string
}

export interface DrawnView extends Omit<WallView, 'marks'> {
  marks: KeyedMark[]
}

/** `no_wall`: a paired screen whose wall was deleted, until an admin gives it another. */
export type Refusal = LiveError | 'no_wall'

/** All that the page draws from. */
export interface LiveWall {
  view: DrawnView | null
  /** Null until the server was heard, or should have been. */
  connection: Connection | null
  /** Server time of the last sign of the server while its connection is lost, else null. */
  lostAt: number | null
  refused: Refusal | null
  /** While it has lost its server: what stands in its place, as far as that was found out. */
  door: Door | null
  /** What an admin set for this screen; null for a page that is none. */
  screen: ScreenState | null
}

export interface WallStore {
  wall: LiveWall
  show(view: WallView): void
  setLink(link: Pick<LiveWall, 'connection' | 'lostAt'>): void
  refuse(error: Refusal | null): void
  setScreen(screen: ScreenState): void
  setDoor(door: Door | null): void
  /** As it was before the server said anything. */
  clear(): void
}

/** One store per wall. What a new view does not change stays the same objects, and so the same elements. */
export function createWallStore(): WallStore {
  const [wall, set] = createStore<LiveWall>({
    ...{ view: null, refused: null, screen: null },
    ...{ connection: null, lostAt: null, door: null },
  })
  return {
    wall,
    show: (view) =>
      batch(() => {
        set('refused', null)
        set('view', reconcile<DrawnView | null, unknown>(drawnView(view), { key: 'id' }))
      }),
    setLink: (link) => set(link),
    refuse: (error) => batch(() => set(error ? { refused: error, view: null } : { refused: null })),
    setScreen: (screen) => set('screen', { ...screen }),
    setDoor: (door) => set({ door }),
    clear: () => set({ view: null, refused: null, screen: null }),
  }
}

/** A copy, since a store writes into the objects that it is given. */
function drawnView({ marks, ...rest }: WallView): DrawnView {
  const copy = JSON.parse(JSON.stringify(rest)) as Omit<WallView, 'marks'>
  return { ...copy, marks: marks.map((mark) => ({ ...mark, id: markKey(mark) })) }
}
