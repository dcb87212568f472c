import type { Mood } from '../../shared/metric.ts'
import type { Celebration, Pace, WallScore } from '../../shared/wall.ts'
import type { Scores } from '../scores/scores.ts'
import type { Cause, WaitingCause } from '../storage/celebrations.ts'
import { matches } from '../storage/filter.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { milestoneBetween } from './milestones.ts'
import { isReached } from './pace.ts'

const CELEBRATES_MS = 8_000
const DAY_MS = 24 * 60 * 60_000
/** What could not be celebrated for so long is none any more. */
const WAITS_MS = 10 * 60_000
/** More at once did not come from people in front of the wall. */
const LIVE_AT_MOST = 50

interface Deps {
  storage: Pick<Storage, 'celebrations'>
  scores: Scores
}

/** Notices what one wall may celebrate, and when. What waits for its turn is kept with the wall. */
export function createCelebrating({ storage, scores }: Deps) {
  const { celebrations } = storage
  /** Counted answers as of the last voice that came live; null where nobody knows. */
  let total: number | null = null
  /** Whether something else than new answers has moved them since. */
  let moved = true
  let waiting: WaitingCause | null = null
  let last: Celebration | null = null
  /** The goal that is known to have been celebrated. */
  let done: Cause | null = null

  async function read(wall: Wall, now: number): Promise<void> {
    const known = await celebrations.read(wall.id, now - WAITS_MS)
    waiting = known.waiting
    last = known.last
  }

  async function count(wall: Wall, live: number, now: number): Promise<number | null> {
    if (!moved && total !== null) total += live
    else total = await scores.total(wall.filter, now)
    moved = false
    return total
  }

  async function notice(wall: Wall, cause: Cause, now: number): Promise<void> {
    const waits = waiting && areTheSame(waiting, cause) && isFresh(waiting, now)
    if (waits || (done && areTheSame(done, cause))) return
    if (await celebrations.notice(wall.id, cause, now)) await read(wall, now)
    else done = cause
  }

  const current = (now: number): Celebration | null =>
    last && now >= last.from && now < last.until ? last : null

  return {
    async load(wall: Wall, now: number): Promise<void> {
      moved = true
      await read(wall, now)
    },

    /** Reads again what was celebrated and what waits, whoever wrote it. */
    refresh: read,

    /** Hears that counts moved in a way that no list of entries tells. */
    countsMoved(): void {
      moved = true
    },

    /**
     * Takes in entries that have just changed, or, where it is known, that were only added. Only a voice that
     * comes while people watch can be the one: not one of a file, of a backlog or of another day. Answers
     * whether there was any.
     */
    async take(rows: readonly FeedbackRow[], onlyAdded: boolean, wall: Wall, now: number): Promise<boolean> {
      const counted = rows.filter((row) => matches(wall.filter, row) && row.test === 0 && row.score !== null)
      const live = counted.filter((row) => row.counted === 1 && isLive(row, now))
      const known = moved ? null : total
      if (!onlyAdded || live.length < counted.length || live.length > LIVE_AT_MOST) moved = true
      if (live.length === 0 || live.length > LIVE_AT_MOST) return false
      const after = await count(wall, live.length, now)
      if (after === null) return true
      const n = milestoneBetween(Math.max(known ?? 0, after - live.length), after)
      if (n !== null) await notice(wall, { kind: 'milestone', n, by: '' }, now)
      return true
    },

    /** Looks whether the goal has been reached, after a voice that came live. */
    async look(wall: Wall, score: WallScore, begins: Pace['from'] | null, now: number): Promise<void> {
      const { goal } = wall
      if (!goal || !isReached(score, goal.score) || wasReached(wall, goal.score, begins)) return
      await notice(wall, { kind: 'goal', n: goal.score, by: goal.by }, now)
    },

    /**
     * Begins what waits, at the beginning of a turn of this mood, or of none. Answers how long something
     * stands from now on, milliseconds; 0 for nothing.
     */
    async begin(wall: Wall, mood: Mood | null, now: number): Promise<number> {
      if (!waiting || !isFresh(waiting, now) || mood === 'bad') return 0
      if (last && last.from > now - 60 * 60_000) return 0
      await celebrations.begin(wall.id, waiting, { from: now, until: now + CELEBRATES_MS })
      // Another instance may have been first: then the turn waits for what that one celebrates.
      await read(wall, now)
      return (current(now)?.until ?? now) - now
    },

    /** What stands now. */
    current,
  }
}

function areTheSame(a: Cause, b: Cause): boolean {
  return a.kind === b.kind && a.n === b.n && a.by === b.by
}

function isFresh({ since }: WaitingCause, now: number): boolean {
  return since >= now - WAITS_MS
}

/** Whether a wall stood at its goal when that was set; one without a score then did not. */
function wasReached({ goalAt, createdAt }: Wall, goal: number, begins: Pace['from'] | null): boolean {
  return begins !== null && begins.at === (goalAt ?? createdAt) && begins.score >= goal
}

function isLive({ import_id, arrived_at, at }: FeedbackRow, now: number): boolean {
  return import_id === null && arrived_at > now - WAITS_MS && at > now - DAY_MS
}
