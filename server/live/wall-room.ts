import type { Mood } from '../../shared/metric.ts'
import type { Patch } from '../../shared/protocol.ts'
import { nextSceneChange } from '../../shared/scene.ts'
import { createScenesKeeper, type ScenesDeps } from '../scenes/scenes-keeper.ts'
import type { Commit } from '../storage/commits.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { createCountsKeeper } from './counts-keeper.ts'
import { createEditions } from './editions.ts'
import { NOTHING, type Pending, pendingOf } from './pending.ts'
import { createDayKeeper, MINUTE_MS } from './room/day-keeper.ts'
import { createFirstKeeper } from './room/first-keeper.ts'
import { createTakingIn } from './room/taking-in.ts'
import { createTelling } from './room/telling.ts'
import { createRoomWork } from './room/work.ts'
import { createTurnGiver } from './turn-giver.ts'
import { createTurnKeeper } from './turn-keeper.ts'
import type { ViewDeps } from './wall-view.ts'

export interface RoomDeps extends ViewDeps, ScenesDeps {
  storage: ScenesDeps['storage'] &
    Pick<Storage, 'feedback' | 'turns' | 'walls' | 'maskRules' | 'revision' | 'onCommit'>
  wall: Wall
  instance: string
  now: () => number
  /** Whether a screen is connected to any instance that this one knows of: turns are given only then. */
  watched: () => boolean
  send: (patch: Patch) => void
  /** Hears that the clock alone has brought another scene, of which screens know by themselves. */
  onScene: () => void
  onError: (error: unknown) => void
}

export type WallRoom = ReturnType<typeof createWallRoom>

/**
 * Keeps one wall's view up to date while somebody watches it: reads what commits touched (`room/taking-in`),
 * works out what differs, and sends that once for all screens (`room/telling`), one after the other (`room/work`).
 */
export function createWallRoom(deps: RoomDeps) {
  const { storage, instance, now, watched, send, onScene, onError } = deps
  let wall = deps.wall
  /** When it was last seen to that a voice stands, epoch milliseconds. */
  let lookedAt = now()
  const editions = createEditions({ instance, now })
  const days = createDayKeeper(wall, now())
  const counts = createCountsKeeper(deps)
  const scenes = createScenesKeeper(deps)
  const lead = (voice: { mood: Mood }, at: number) => scenes.begin(wall, voice.mood, at)
  const turns = createTurnKeeper({ storage, scenes: scenes.shown, lead })
  const giver = createTurnGiver({ turns, scenes, wall: () => wall, isOn, now })
  const first = createFirstKeeper({ storage, hasVoice })
  const parts = { days, turns, giver, counts, scenes, first }
  const revision = () => editions.revision
  const takeIn = createTakingIn({ ...parts, storage, revision, isOn, hasVoice })
  const telling = createTelling({ ...parts, editions, now, send, onScene })
  const work = createRoomWork({
    ...{ update, revision, nextWake, now },
    onError: (error) => {
      // What was taken in before is taken in once more.
      scenes.countsMoved()
      onError(error)
    },
  })
  const stopListening = storage.onCommit(hear)

  function hear(commit: Commit): void {
    const next = pendingOf(commit, wall.id)
    if (commit.revision > editions.revision || next.turns || next.scenes) work.note(next)
  }

  async function update(taken: Pending): Promise<void> {
    if (taken.settings || taken.pause) await readSettings()
    // What the new settings forbid does not wait until everything is counted anew.
    if (taken.settings || taken.pause) tell({ ...NOTHING, revision: editions.revision })
    await takeIn(taken, wall, now())
    // What has to leave screens does not wait for who comes next.
    if (taken.hides) tell(taken)
    taken.hides = false
    lookedAt = now()
    await giver.give()
    tell(taken)
  }

  function tell(taken: Pending): void {
    if (telling.tell(taken, wall)) work.sent(taken.counted !== null)
  }

  /** Of another instance, too: what is masked must be known before the voice is drawn again. */
  async function readSettings(): Promise<void> {
    const [read] = await Promise.all([storage.walls.byId(wall.id), storage.maskRules.refresh()])
    if (read) wall = read
  }

  /** Whether somebody watches, and may see something of customers. */
  function isOn(): boolean {
    return days.day.open && wall.pausedAt === null && watched()
  }

  function hasVoice(): boolean {
    return turns.until !== null || counts.any
  }

  /** The next time at which the clock alone changes something. */
  function nextWake(): number {
    // What has become due since then has not been looked at yet.
    const at = lookedAt
    const nextMinute = at - (at % MINUTE_MS) + MINUTE_MS
    if (!isOn()) return nextMinute
    const byItself = editions.view?.scenes.length ? [nextSceneChange(at)] : []
    const times = [
      ...turns.ends,
      ...byItself,
      giver.nextDue ?? nextMinute,
      scenes.celebration(at)?.until ?? nextMinute,
    ]
    return Math.min(nextMinute, ...times.filter((time) => time > at))
  }

  return {
    get wall(): Wall {
      return wall
    },
    editions,

    /** Reads the whole view; afterwards the room keeps it up to date. */
    async open(): Promise<void> {
      const opened = await storage.revision()
      const at = now()
      days.load(wall, at)
      await turns.load(wall, at)
      await counts.load({ wall, day: days.day, at })
      await scenes.load(wall, at)
      // Before a turn is given: one of them may follow it.
      telling.tellScenes(wall)
      await first.load(wall)
      await giver.give()
      await turns.refresh(wall, now())
      telling.advance({ ...NOTHING, revision: opened }, wall)
      work.begin()
    },

    /** Looks again now, as when a first screen connects. */
    wake: work.look,

    close(): void {
      work.close()
      stopListening()
    },
  }
}
