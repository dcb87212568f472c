import type { Patch } from '../../shared/protocol.ts'
import type { Day } from '../../shared/wall.ts'
import type { Commit } from '../storage/commits.ts'
import { matches } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'
import { createCountsKeeper } from './counts-keeper.ts'
import { createEditions } from './editions.ts'
import { createPacing } from './pacing.ts'
import { merge, NOTHING, type Pending, pendingOf } from './pending.ts'
import { createTurnKeeper } from './turn-keeper.ts'
import { type Counted, composeView, type ViewDeps } from './wall-view.ts'

/** More changed entries than this are cheaper to read anew. */
const CHANGES_AT_ONCE = 1_000
const MINUTE_MS = 60_000

export interface RoomDeps extends ViewDeps {
  storage: Pick<Storage, 'feedback' | 'turns' | 'walls' | 'maskRules' | 'revision' | 'onCommit'>
  wall: Wall
  instance: string
  now: () => number
  /** Whether a screen is connected to any instance that this one knows of: turns are given only then. */
  watched: () => boolean
  send: (patch: Patch) => void
  onError: (error: unknown) => void
}

export type WallRoom = ReturnType<typeof createWallRoom>

/**
 * Keeps one wall's view up to date while somebody watches it: reads what commits touched, works out what
 * differs, and sends that once for all screens.
 */
export function createWallRoom(deps: RoomDeps) {
  const { storage, instance, now, watched, send, onError } = deps
  const editions = createEditions({ instance, now })
  const turns = createTurnKeeper({ storage })
  const counts = createCountsKeeper(deps)
  const pacing = createPacing()
  let wall = deps.wall
  let day: Day = dayOf(wall, now())
  /** A day is the same all through a minute, and working it out takes longer than reading an entry. */
  let dayMinute = 0
  let first = true
  /** Whether nobody was due at the last look, and nothing has come since that could change it. */
  let nobody = false
  /** When the first voice may stand that rules let wait, as of the last look. */
  let nextDue: number | null = null
  let pending: Pending | null = null
  let working = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const seen = (revision: number) => revision <= editions.revision

  const stopListening = storage.onCommit((commit) => hear(commit))

  function hear(commit: Commit): void {
    const next = pendingOf(commit, wall.id)
    if (!seen(commit.revision) || next.turns) note(next)
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
    const given = await giveTurn()
    if (given === 'given') await turns.refresh(wall, now())
    if (given === 'nobody') turns.rest(wall, now())
    tell(taken)
  }

  function tell(taken: Pending): void {
    const patch = advance(taken)
    if (!patch) return
    pacing.sent(performance.now(), taken.counted !== null)
    send(patch)
  }

  /** Sees to it that a voice stands, if the wall is open and somebody watches. */
  async function giveTurn(): Promise<'running' | 'given' | 'nobody'> {
    nextDue = turns.nextAfter(now())
    if (!mayTurn() || !turns.isOver(wall, now())) return 'running'
    // A delay that has ended is told by no commit.
    if (nobody && turns.waitingAt(now()) === 0) return 'nobody'
    nobody = !(await turns.choose(wall, now()))
    return nobody ? 'nobody' : 'given'
  }

  function mayTurn(): boolean {
    return day.open && wall.pausedAt === null && watched()
  }

  async function takeIn(taken: Pending): Promise<void> {
    const at = now()
    const before = day
    const minute = Math.floor(at / MINUTE_MS)
    if (minute !== dayMinute || taken.settings) day = dayOf(wall, at)
    if (minute !== dayMinute || taken.settings || taken.pause || taken.turns) nobody = false
    dayMinute = minute
    const newDay = day.begins !== before.begins
    const place = { wall, day, at }
    const anew = newDay || taken.settings
    await Promise.all([takeInTurns(taken, at), anew ? counts.load(place) : counts.take(taken, place)])
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
    if (rows.length === CHANGES_AT_ONCE) await turns.load(wall, at)
    else if (!turns.consider(rows, wall)) return
    nobody = false
    if (mayTurn()) await turns.giveBack(rows, wall, at)
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
    const view = composeView({
      wall,
      day,
      counted: counts.counted as Counted,
      turn: day.open ? turns.current(wall, at) : null,
      waiting: turns.waitingAt(at),
      first,
    })
    return editions.advance(view, taken.revision, taken.hides)
  }

  /** Of another instance, too: what is masked must be known before the voice is drawn again. */
  async function readSettings(): Promise<void> {
    const [read] = await Promise.all([storage.walls.byId(wall.id), storage.maskRules.refresh()])
    if (read) wall = read
  }

  /** The next time at which the clock alone changes something. */
  function nextWake(): number {
    const at = now()
    const nextMinute = at - (at % MINUTE_MS) + MINUTE_MS
    const until = turns.until
    if (!mayTurn()) return nextMinute
    return Math.min(nextMinute, nextDue ?? nextMinute, until !== null && until > at ? until : nextMinute)
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
      first = await isFirst()
      if ((await giveTurn()) === 'nobody') turns.rest(wall, now())
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
