import { createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { NIGHT, NIGHT_INKS } from '../../shared/palettes.ts'
import { type Sky, skyAt } from '../../shared/sky.ts'
import type { Turn } from '../../shared/wall.ts'
import type { JoinedWall } from '../live/join.ts'
import type { DrawnView } from '../live/store.ts'
import type { Stage } from './context.ts'
import { createFormat } from './frame.ts'
import { createNow } from './now.ts'
import { celebratedAt, nextBoundary, standingTurn } from './scene.ts'

/** A turn that is heard of later than this after its begin stands already when it is drawn. */
const FRESH = 3_000
const SLOWLY = 15_000
/** The sky of a page that does not know its wall's day. */
export const NO_DAY: Sky = { ...NIGHT, ...NIGHT_INKS, light: false }

/** Derives what the parts draw from the live wall and the server's clock. */
export function createStage(joined: JoinedWall): Stage {
  const { wall, clock } = joined
  const { now, refresh } = createNow({ clock })
  const opened = createOpened(joined)
  const turn = createStanding({ ...joined, now })

  createEffect(() => {
    const boundary = nextBoundary(wall.view?.turn ?? null, now())
    if (boundary === null) return
    const timer = setTimeout(refresh, Math.max(20, boundary - clock.now()))
    onCleanup(() => clearTimeout(timer))
  })
  const slowly = createMemo(() => wall.view && Math.floor(now() / SLOWLY) * SLOWLY)
  return {
    wall,
    now,
    slowly: () => slowly() ?? now(),
    turn,
    view: () => wall.view as DrawnView,
    sky: createMemo(() => skyNow(wall.view, slowly())),
    celebrated: createMemo(() => wall.view && celebratedAt(wall.view, now())),
    format: createFormat({ page: window, distance: () => wall.view?.distance ?? 4 }),
    arrives: ({ from }) => from > opened() && clock.now() - from < FRESH,
  }
}

function skyNow(view: DrawnView | null, now: number | null): Sky {
  return view && now ? skyAt(view.day, now) : NO_DAY
}

/** Without its server a wall cannot know the next turn: the voice that stood then goes on standing. */
function createStanding({ wall, now }: JoinedWall & { now: () => number }): () => Turn | null {
  return createMemo<Turn | null>((before) => {
    const turn = wall.view?.turn ?? null
    if (wall.lostAt !== null) return turn && before
    return standingTurn(turn, now())
  }, null)
}

/** Server time at which this page first had something to draw. */
function createOpened({ wall, clock }: JoinedWall): () => number {
  const [opened, setOpened] = createSignal(Number.POSITIVE_INFINITY)
  createEffect(() => {
    if (wall.view && untrack(opened) === Number.POSITIVE_INFINITY) setOpened(clock.now())
  })
  return opened
}
