import type { Commit } from '../storage/commits.ts'
import type { FeedbackRow } from '../storage/schema.ts'

/** What commits have changed since a room last looked. */
export interface Pending {
  revision: number
  counted: { from: number; to: number } | null
  feedback: boolean
  hides: boolean
  turns: boolean
  /** Whether this wall's themes or celebrations changed. */
  scenes: boolean
  settings: boolean
  /** Whether this wall was paused or resumed. */
  pause: boolean
  /** Every commit since `after`, without a gap, where all they did was to add these entries; else null. */
  added: { after: number; rows: FeedbackRow[] } | null
}

export const NOTHING: Pending = {
  revision: 0,
  counted: null,
  feedback: false,
  hides: false,
  turns: false,
  scenes: false,
  settings: false,
  pause: false,
  added: null,
}

export function pendingOf(commit: Commit, wall: string): Pending {
  const { revision, counted, feedback, hides, settings, added, turns, scenes, pauses } = commit
  const adds = (added !== null || !feedback) && (counted === null) === !feedback && !settings
  return {
    ...{ revision, counted, feedback, hides, settings },
    ...{ turns: turns.includes(wall), scenes: scenes.includes(wall), pause: pauses.includes(wall) },
    added: adds ? { after: revision - 1, rows: added ?? [] } : null,
  }
}

/** Nothing at all goes with anything: it is how the clock asks a room to look. */
function mergeAdded(a: Pending, b: Pending): Pending['added'] {
  if (a === b || isNothing(b)) return a.added
  if (isNothing(a)) return b.added
  if (!a.added || !b.added || b.added.after !== a.revision) return null
  return { after: a.added.after, rows: [...a.added.rows, ...b.added.rows] }
}

function isNothing({ counted, feedback, hides, turns, scenes, settings, pause, added }: Pending): boolean {
  return !counted && !feedback && !hides && !turns && !scenes && !settings && !pause && !added
}

export function merge(a: Pending, b: Pending): Pending {
  const counted =
    a.counted && b.counted
      ? { from: Math.min(a.counted.from, b.counted.from), to: Math.max(a.counted.to, b.counted.to) }
      : (a.counted ?? b.counted)
  return {
    revision: Math.max(a.revision, b.revision),
    counted,
    feedback: a.feedback || b.feedback,
    hides: a.hides || b.hides,
    turns: a.turns || b.turns,
    scenes: a.scenes || b.scenes,
    settings: a.settings || b.settings,
    pause: a.pause || b.pause,
    added: mergeAdded(a, b),
  }
}
