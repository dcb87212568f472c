import { interludeAfter, type ShownScene, type Stood } from '../../shared/rotation.ts'
import { type Lane, type NextTurn, nextTurn, WAITS_AT_MOST } from '../../shared/turns.ts'
import type { Between, PageScene, Turn } from '../../shared/wall.ts'
import { readingTime } from '../../shared/words.ts'
import type { FeedbackRow, TurnRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Standing } from '../storage/turns.ts'
import type { Wall } from '../storage/walls.ts'
import { project, stands } from '../walls/project.ts'
import { createWaiting, KEPT } from '../walls/waiting.ts'
import { createInterrupted } from './interrupted.ts'
import { stoodOf, thenOf, turnOf } from './turn-row.ts'

const DAY_MS = 24 * 60 * 60_000
const RETURNS_WITHIN_MS = 30 * DAY_MS
/** What a voice without words takes to be read: its score, who, where and when. */
const WITHOUT_WORDS = ''
/** Entries may change between two looks; whoever keeps changing gets a later turn. */
const TRIES = 3
/** Between two scenes there is not room for more turns than these. */
const TURNS_KEPT = 20

/** What the giving of a turn looks at beside voices. */
interface Around {
  /** The scenes that may follow it. */
  scenes: () => readonly ShownScene[]
  /** Something that stands before the voice does, milliseconds; 0 for nothing. */
  lead: (voice: FeedbackRow, now: number) => Promise<number>
}

/** Keeps which voice stands on one wall: what it read last from the storage, and what waits. */
export function createTurnKeeper({
  storage,
  scenes,
  lead,
}: Around & {
  storage: Pick<Storage, 'turns' | 'feedback' | 'maskRules'>
}) {
  const waiting = createWaiting()
  const interrupted = createInterrupted()
  let last: TurnRow | null = null
  let row: FeedbackRow | null = null
  let resting = false
  /** The last turns, the oldest first. */
  let stood: (Stood & { k: number })[] = []

  const standing = (wall: Wall): Standing => ({
    filter: wall.filter,
    unhappy: wall.unhappy !== 'count',
    tests: wall.tests,
  })

  async function take(turn: TurnRow | null): Promise<void> {
    if (turn?.k !== last?.k) resting = false
    last = turn
    row = turn && (await storage.feedback.rowById(turn.feedback_id))
    if (!turn) return
    waiting.hadTurn(turn.feedback_id, turn.from_time)
    interrupted.had(turn)
    remember(turn)
  }

  function remember(turn: TurnRow): void {
    const others = stood.filter(({ k }) => k < turn.k)
    stood = [...others, { k: turn.k, ...stoodOf(turn) }].slice(-TURNS_KEPT)
  }

  async function load(wall: Wall, now: number): Promise<void> {
    waiting.clear()
    interrupted.clear()
    stood = []
    for (const turn of await storage.turns.since(wall.id, now - DAY_MS)) {
      waiting.hadTurn(turn.feedback_id, turn.from_time)
      interrupted.had(turn)
      remember(turn)
    }
    const visible = await storage.turns.visibleSince(standing(wall), now - WAITS_AT_MOST, KEPT)
    const pinned = await storage.turns.pinnedSince(standing(wall), now - DAY_MS, KEPT)
    for (const each of [...visible, ...pinned]) waiting.consider(each, stands(each, wall))
    await take(await storage.turns.last(wall.id))
  }

  /** Takes in the wall's newest turn, whoever wrote it. */
  async function refresh(wall: Wall, now: number): Promise<void> {
    const newest = await storage.turns.last(wall.id)
    const isNext = newest && newest.k !== last?.k
    // A turn that was cut short may have been taken back, and its voice waits again.
    if (last && isNext && newest.from_time < last.until_time) await load(wall, now)
    else await take(newest)
  }

  return {
    /** Reads everything anew. */
    load,
    refresh,

    /** Takes in entries as they are now. Answers whether any of them may stand here. */
    consider(rows: readonly FeedbackRow[], wall: Wall): boolean {
      let any = false
      for (const each of rows) {
        const may = stands(each, wall)
        any ||= may
        waiting.consider(each, may)
        if (each.id === row?.id) row = each
      }
      return any
    },

    waitingAt: (now: number): number => waiting.at(now).length,
    /** When the next voice may stand that rules let wait; null when there is none. */
    nextAfter: waiting.nextAfter,

    /** The turn that the wall draws: the last one until another comes, while its voice may stand. */
    current(wall: Wall, now: number): Turn | null {
      if (!last || !row || resting || !standsAt(row, wall, now)) return null
      return turnOf(last, project(row, wall, storage.maskRules.current()))
    },

    /** The scene after the last turn, where its voice may not stand any more. It keeps its time. */
    between(wall: Wall, now: number): Between | null {
      const then = last && thenOf(last)
      if (!last || !then || now >= then.until || (row && standsAt(row, wall, now))) return null
      return { ...then, from: last.until_time }
    },

    /** Whether the last turn is over with the scene after it, or because its voice may not stand any more. */
    isOver(wall: Wall, now: number): boolean {
      if (!last || !row) return true
      return last.until_time <= now ? ends(last) <= now : !standsAt(row, wall, now)
    },

    /** Takes down a turn that is over, until there is another. Answers whether that changed anything. */
    rest(wall: Wall, now: number): boolean {
      if (resting || !last || !this.isOver(wall, now)) return false
      resting = true
      return true
    },

    get until(): number | null {
      return last?.until_time ?? null
    },

    /** The times at which the last turn ends and, if a scene follows it, that scene. */
    get ends(): number[] {
      return last ? [last.until_time, ends(last)] : []
    },

    /**
     * Lets a voice that was hidden and is shown again go on with its turn while that still runs; whoever
     * stood meanwhile waits again. Answers whether there was such a voice.
     */
    async giveBack(rows: readonly FeedbackRow[], wall: Wall, now: number): Promise<boolean> {
      const back = rows.find((each) => stands(each, wall) && interrupted.of(each, now))
      const turn = back && (back.shown_at ?? 0) <= now ? interrupted.of(back, now) : null
      if (!turn) return false
      const cut = last && last.feedback_id !== turn.feedback_id && last.until_time > now ? last.k : null
      const until_time = Math.max(turn.until_time, now + readingTime(WITHOUT_WORDS))
      const again = { ...turn, k: (last?.k ?? 0) + 1, from_time: now, until_time }
      await storage.turns.giveBack({ ...again, then_scene: null, then_until: null }, cut)
      await load(wall, now)
      return true
    },

    /** Gives the next turn to whoever is due, and keeps it with the wall. Answers whether there was anybody. */
    async choose(wall: Wall, now: number): Promise<boolean> {
      const chosen = await due(wall, now)
      if (!chosen) return false
      const { next, voice } = chosen
      const words = project(voice, wall, storage.maskRules.current()).words ?? WITHOUT_WORDS
      const until = now + (await lead(voice, now)) + readingTime(words)
      const then = interludeAfter([...stood, { from: now, until, scene: null }], scenes())
      const kept = await storage.turns.keep({
        wall_id: wall.id,
        k: (last?.k ?? 0) + 1,
        feedback_id: voice.id,
        kind: next.kind,
        lane: next.lane,
        from_time: now,
        until_time: until,
        then_scene: then?.scene ?? null,
        then_until: then?.until ?? null,
      })
      if (!kept) await take(await storage.turns.last(wall.id))
      return true
    },
  }

  /** When a turn has ended with the scene that follows it, as far as that has enough to show. */
  function ends(turn: TurnRow): number {
    const then = thenOf(turn)
    const shown = (scene: PageScene) => scenes().some((each) => each.scene === scene)
    return then && shown(then.scene) ? then.until : turn.until_time
  }

  /** Whose turn it is, read anew, so that what changed meanwhile is known. */
  async function due(wall: Wall, now: number): Promise<{ next: NextTurn; voice: FeedbackRow } | null> {
    const lastLane: Lane | null = last?.kind === 'new' ? last.lane : null
    for (let tries = 0; tries < TRIES; tries += 1) {
      const waits = waiting.at(now)
      const returning = waits.length > 0 ? null : await returningVoice(wall, now)
      const next = nextTurn({ waiting: waits, lastLane, returning })
      const voice = next && (await storage.feedback.rowById(next.id))
      if (!next || !voice) return null
      // Shown again just now: it is about to go on with its own turn.
      if (interrupted.of(voice, now)) return null
      waiting.consider(voice, stands(voice, wall))
      const isNew = waiting.at(now).some(({ id }) => id === voice.id)
      if (stands(voice, wall) && isNew === (next.kind === 'new')) return { next, voice }
    }
    return null
  }

  async function returningVoice(wall: Wall, now: number): Promise<{ id: string } | null> {
    const what = standing(wall)
    const saidSince = now - RETURNS_WITHIN_MS
    const fresh = await storage.turns.returning(what, wall.id, saidSince, now - DAY_MS, now)
    return fresh ?? (await storage.turns.longestRested(what, wall.id, saidSince, now))
  }
}

export type TurnKeeper = ReturnType<typeof createTurnKeeper>

/** Rules may let a voice wait before it stands. */
function standsAt(row: FeedbackRow, wall: Wall, now: number): boolean {
  return stands(row, wall) && row.shown_at !== null && row.shown_at <= now
}
