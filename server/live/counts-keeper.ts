import type { Day } from '../../shared/wall.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { withNew } from './increment.ts'
import type { Pending } from './pending.ts'
import { type Counted, readMarks, readScore, type ViewDeps } from './wall-view.ts'

const QUARTER_MS = 15 * 60_000

interface CountsDeps extends ViewDeps {
  storage: Pick<Storage, 'feedback' | 'revision'>
}

/** Where and when counts are kept: epoch milliseconds, and the wall's day in which they fall. */
export interface Place {
  wall: Wall
  day: Day
  at: number
}

export type CountsKeeper = ReturnType<typeof createCountsKeeper>

/** Keeps what one wall counts: its score and the marks of its day. */
export function createCountsKeeper(deps: CountsDeps) {
  const { storage } = deps
  let counted: Counted | null = null
  /** The revision of which `counted` is exactly the counts; null when commits came while they were read. */
  let exact: number | null = null
  let quarter = 0

  /** Counts new entries without reading; answers whether that was all there was to do. */
  function addUp({ added, revision }: Pending, { wall, day }: Place): boolean {
    if (!counted || !added || added.after !== exact) return false
    const next = withNew(counted, added.rows, wall, day)
    if (!next) return false
    counted = next
    exact = revision
    return true
  }

  /** Reads the score, and of the marks those that moved; without `moved` all of them. */
  async function read({ wall, day, at }: Place, moved: Pending['counted'] | 'nothing'): Promise<void> {
    const known = counted?.marks ?? []
    const marks = () =>
      readMarks(deps, wall, day, moved === null ? [] : known, moved === 'nothing' ? null : moved)
    const [before, score, newMarks, after] = await Promise.all([
      storage.revision(),
      readScore(deps, wall, at),
      moved === 'nothing' ? known : marks(),
      storage.revision(),
    ])
    counted = { score, marks: newMarks }
    exact = before === after ? after : null
    quarter = Math.floor(at / QUARTER_MS)
  }

  return {
    get counted(): Counted | null {
      return counted
    },

    get any(): boolean {
      return counted !== null && (counted.marks.length > 0 || counted.score.n > 0)
    },

    /** Reads everything anew. */
    load: (place: Place): Promise<void> => read(place, null),

    /** Takes in what commits and the clock have moved. */
    async take(taken: Pending, place: Place): Promise<void> {
      const edgeMoved = Math.floor(place.at / QUARTER_MS) !== quarter
      if (!edgeMoved && addUp(taken, place)) return
      if (edgeMoved || taken.counted) await read(place, taken.counted ?? 'nothing')
    },
  }
}
