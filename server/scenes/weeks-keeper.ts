import type { Pace, WeekScore } from '../../shared/wall.ts'
import type { Scores } from '../scores/scores.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import type { Wall } from '../storage/walls.ts'
import { goalBegins, readWeeks } from './year.ts'

/** What comes in late, as in an import, is taken in this often. */
const LATE_EVERY_MS = 60_000

/** What commits moved, as far as the year looks at it. */
export interface Moved {
  counted: { from: number; to: number } | null
  /** Whether they took something away. */
  hides: boolean
  /** What they added, where that is all that they did. */
  added: object | null
}

/** Keeps a wall's weeks and where the line to its goal begins: as of the last quarter of an hour. */
export function createWeeksKeeper({ scores }: { scores: Scores }) {
  let weeks: WeekScore[] = []
  let begins: Pace['from'] | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let late = false

  const quarterOf = (time: number) => Math.floor(time / QUARTER_MS)

  async function read(wall: Wall, now: number): Promise<void> {
    readAt = now
    late = false
    weeks = wall.scenes.includes('score') || wall.goal ? await readWeeks(scores, wall, now) : []
    begins = wall.goal ? await goalBegins(scores, wall, weeks) : null
  }

  return {
    get weeks(): readonly WeekScore[] {
      return weeks
    },
    get begins(): Pace['from'] | null {
      return begins
    },
    load: read,

    async take(moved: Moved, wall: Wall, now: number): Promise<void> {
      late ||= moved.counted !== null && moved.counted.from < quarterOf(now) * QUARTER_MS
      const due = late && (isDecision(moved) || now - readAt >= LATE_EVERY_MS)
      if (due || quarterOf(now) !== quarterOf(readAt)) await read(wall, now)
    },
  }
}

/** What somebody decides about a voice shows at once: that it is taken away, or does not count. */
function isDecision({ counted, hides, added }: Moved): boolean {
  return hides || (added === null && counted !== null && counted.from === counted.to)
}
