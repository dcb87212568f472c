import type { Mood } from '../../shared/metric.ts'
import type { Celebration, Pace, WallScore } from '../../shared/wall.ts'
import type { Scores } from '../scores/scores.ts'
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

type Cause = Pick<Celebration, 'kind' | 'n'>

interface Deps {
  storage: Pick<Storage, 'celebrations'>
  scores: Scores
}

/** Notices what one wall may celebrate, and when. */
export function createCelebrating({ storage, scores }: Deps) {
  /** Counted answers as of the last voice that came live; null where nobody knows. */
  let total: number | null = null
  /** Whether something else than new answers has moved them since. */
  let moved = true
  let waiting: (Cause & { since: number }) | null = null
  let last: Celebration | null = null
  /** The goal that is known to have been celebrated. */
  let doneGoal: number | null = null

  async function count(wall: Wall, live: number, now: number): Promise<number | null> {
    if (!moved && total !== null) total += live
    else total = await scores.total(wall.filter, now)
    moved = false
    return total
  }

  async function goalOf(wall: Wall, score: WallScore, begins: Pace['from'] | null): Promise<Cause | null> {
    const { id, goal } = wall
    if (!goal || !isReached(score, goal.score) || wasReached(wall, goal.score, begins)) return null
    const cause = { kind: 'goal', n: goal.score } as const
    if (doneGoal !== goal.score && (await storage.celebrations.isDone(id, cause))) doneGoal = goal.score
    return doneGoal === goal.score ? null : cause
  }

  return {
    async load(wall: Wall): Promise<void> {
      waiting = null
      moved = true
      last = await storage.celebrations.last(wall.id)
    },

    async refresh(wall: Wall): Promise<void> {
      last = await storage.celebrations.last(wall.id)
    },

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
      if (n !== null) waiting = { kind: 'milestone', n, since: now }
      return true
    },

    /** Looks whether the goal has been reached, after a voice that came live. */
    async look(wall: Wall, score: WallScore, begins: Pace['from'] | null, now: number): Promise<void> {
      const cause = await goalOf(wall, score, begins)
      if (cause) waiting = { ...cause, since: now }
    },

    /**
     * Begins what waits, at the beginning of a turn of this mood, or of none. Answers how long it stands,
     * milliseconds; 0 for nothing.
     */
    async begin(wall: Wall, mood: Mood | null, now: number): Promise<number> {
      if (waiting && waiting.since < now - WAITS_MS) waiting = null
      if (!waiting || mood === 'bad') return 0
      const { kind, n } = waiting
      if (last && last.from > now - 60 * 60_000) return 0
      waiting = null
      const celebration = { kind, n, from: now, until: now + CELEBRATES_MS }
      if (!(await storage.celebrations.keep(wall.id, celebration))) return 0
      last = celebration
      return CELEBRATES_MS
    },

    /** What stands now. */
    current: (now: number): Celebration | null =>
      last && now >= last.from && now < last.until ? last : null,
  }
}

/** Whether a wall stood at its goal when that was set; one without a score then did not. */
function wasReached({ goalAt, createdAt }: Wall, goal: number, begins: Pace['from'] | null): boolean {
  return begins !== null && begins.at === (goalAt ?? createdAt) && begins.score >= goal
}

function isLive({ import_id, arrived_at, at }: FeedbackRow, now: number): boolean {
  return import_id === null && arrived_at > now - WAITS_MS && at > now - DAY_MS
}
