import type { Patch } from '../../shared/protocol.ts'
import { nextSceneChange, type WallScene, wallScene } from '../../shared/scene.ts'
import type { Day, WallView } from '../../shared/wall.ts'
import type { SceneParts } from '../scenes/parts.ts'
import { createScenesKeeper, type ScenesDeps } from '../scenes/scenes-keeper.ts'
import type { Commit } from '../storage/commits.ts'
import { matches } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'
import { createCountsKeeper } from './counts-keeper.ts'
import { createEditions } from './editions.ts'
import { createPacing } from './pacing.ts'
import { merge, NOTHING, type Pending, pendingOf } from './pending.ts'
import { createTurnGiver } from './turn-giver.ts'
import { createTurnKeeper } from './turn-keeper.ts'
import { type Counted, composeView, type ViewDeps } from './wall-view.ts'

/** More changed entries than this are cheaper to read anew. */
const CHANGES_AT_ONCE = 1_000
const MINUTE_MS = 60_000

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
 * Keeps one wall's view up to date while somebody watches it: reads what commits touched, works out what
 * differs, and sends that once for all screens.
 */
export function createWallRoom(deps: RoomDeps) {
  const { storage, instance, now, watched, send, onScene, onError } = deps
  const editions = createEditions({ instance, now })
  const scenes = createScenesKeeper(deps)
  const turns = createTurnKeeper({
    storage,
    scenes: scenes.shown,
    lead: (voice, at) => scenes.begin(wall, voice.mood, at),
  })
  const giver = createTurnGiver({ turns, scenes, wall: () => wall, isOn, now })
  const counts = createCountsKeeper(deps)
  const pacing = createPacing()
  let wall = deps.wall
  let day: Day = dayOf(wall, now())
  /** A day is the same all through a minute, and working it out takes longer than reading an entry. */
  let dayMinute = 0
  let first = true
  let scene: WallScene | null = null
  /** When it was last seen to that a voice stands, epoch milliseconds. */
  let lookedAt = now()
  let pending: Pending | null = null
  let working = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const seen = (revision: number) => revision <= editions.revision

  const stopListening = storage.onCommit((commit) => hear(commit))

  function hear(commit: Commit): void {
    const next = pendingOf(commit, wall.id)
    if (!seen(commit.revision) || next.turns || next.scenes) note(next)
  }

  function note(next: Pending): void {
    pending = pending ? merge(pending, next) : next
    work()
  }

  /** One update at a time; what comes meanwhile goes into the next. */
  function work(): void {
    if (working || closed || !counts.counted || !pending) return
    const wait = pacing.wait(performance.now(), pending.hides)
    if (wait > 0) {
      schedule(wait)
      return
    }
    const taken = pending
    pending = null
    working = true
    pacing.looked(performance.now())
    update(taken)
      .catch((error) => {
        if (closed) return
        onError(error)
        pacing.failed(performance.now())
        pending = pending ? merge(taken, pending) : taken
      })
      .finally(() => {
        working = false
        if (pending) work()
        else schedule(nextWake() - now())
      })
  }

  async function update(taken: Pending): Promise<void> {
    if (taken.settings || taken.pause) await readSettings()
    // What the new settings forbid does not wait until everything is counted anew.
    if (taken.settings || taken.pause) tell({ ...NOTHING, revision: editions.revision })
    await takeIn(taken)
    // What has to leave screens does not wait for who comes next.
    if (taken.hides) tell(taken)
    taken.hides = false
    lookedAt = now()
    await giver.give()
    tell(taken)
  }

  function tell(taken: Pending): void {
    const patch = advance(taken)
    if (patch) {
      pacing.sent(performance.now(), taken.counted !== null)
      send(patch)
    }
    if (hasOtherScene(editions.view as WallView) && !patch?.change) onScene()
  }

  function hasOtherScene(view: WallView): boolean {
    const [at, before] = [now(), scene]
    scene = wallScene(view, view.turn && at < view.turn.until ? view.turn : null, at)
    return scene !== before
  }

  /** Whether somebody watches, and may see something of customers. */
  function isOn(): boolean {
    return day.open && wall.pausedAt === null && watched()
  }

  async function takeIn(taken: Pending): Promise<void> {
    const at = now()
    const before = day
    const minute = Math.floor(at / MINUTE_MS)
    if (minute !== dayMinute || taken.settings) day = dayOf(wall, at)
    if (minute !== dayMinute || taken.settings || taken.pause || taken.turns) giver.lookAgain()
    const mayLook = minute !== dayMinute || taken.settings || taken.scenes
    dayMinute = minute
    const newDay = day.begins !== before.begins
    const place = { wall, day, at }
    const anew = newDay || taken.settings
    await Promise.all([takeInTurns(taken, at), anew ? counts.load(place) : counts.take(taken, place)])
    const { score } = counts.counted as Counted
    await (anew ? scenes.load(wall, at) : scenes.take(taken, { wall, score, at }))
    if (mayLook && isOn()) scenes.look(wall, at)
    if (taken.settings || (taken.hides && !hasVoice())) first = await isFirst()
  }

  async function takeInTurns(taken: Pending, at: number): Promise<void> {
    if (taken.settings) await turns.load(wall, at)
    else if (taken.feedback) await takeInEntries(taken, at)
    if (taken.turns) await turns.refresh(wall, at)
  }

  async function takeInEntries({ added, revision }: Pending, at: number): Promise<void> {
    const known = added && added.after <= editions.revision ? added.rows : null
    const rows = known ?? (await storage.feedback.changed(editions.revision, revision, CHANGES_AT_ONCE))
    if (rows.some((row) => row.counted === 1 && matches(wall.filter, row))) first = false
    await scenes.consider(rows.length === CHANGES_AT_ONCE ? null : rows, known !== null, wall, at)
    if (rows.length === CHANGES_AT_ONCE) await turns.load(wall, at)
    else if (!turns.consider(rows, wall)) return
    giver.lookAgain()
    if (giver.mayTurn()) await turns.giveBack(rows, wall, at)
  }

  function hasVoice(): boolean {
    return turns.until !== null || counts.any
  }

  /** Asked once, when the room opens or its filter changes: looking for what is not there reads everything. */
  async function isFirst(): Promise<boolean> {
    return !hasVoice() && !(await storage.feedback.hasCounted(wall.filter))
  }

  function advance(taken: Pending): Patch | null {
    const at = now()
    if (hasVoice()) first = false
    const voices = day.open && giver.showsVoices()
    const view = composeView({
      wall,
      day,
      counted: counts.counted as Counted,
      turn: voices ? turns.current(wall, at) : null,
      between: voices ? turns.between(wall, at) : null,
      scenes: tellScenes(at),
      waiting: turns.waitingAt(at),
      first,
    })
    return editions.advance(view, taken.revision, taken.hides)
  }

  function tellScenes(at: number): SceneParts {
    const { score } = counts.counted as Counted
    return scenes.tell(day.open && wall.pausedAt === null ? { wall, score, day, at } : null)
  }

  /** Of another instance, too: what is masked must be known before the voice is drawn again. */
  async function readSettings(): Promise<void> {
    const [read] = await Promise.all([storage.walls.byId(wall.id), storage.maskRules.refresh()])
    if (read) wall = read
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

  function schedule(delay: number): void {
    clearTimeout(timer)
    if (closed) return
    timer = setTimeout(tick, Math.max(1, delay)).unref()
  }

  function tick(): void {
    note({ ...NOTHING, revision: editions.revision })
  }

  return {
    get wall(): Wall {
      return wall
    },
    editions,

    /** Reads the whole view; afterwards the room keeps it up to date. */
    async open(): Promise<void> {
      working = true
      const revision = await storage.revision()
      const at = now()
      day = dayOf(wall, at)
      await turns.load(wall, at)
      await counts.load({ wall, day, at })
      await scenes.load(wall, at)
      // Before a turn is given: one of them may follow it.
      tellScenes(at)
      first = await isFirst()
      await giver.give()
      await turns.refresh(wall, now())
      advance({ ...NOTHING, revision })
      working = false
      tick()
    },

    /** Looks again now, as when a first screen connects. */
    wake: tick,

    close(): void {
      closed = true
      clearTimeout(timer)
      stopListening()
    },
  }
}
