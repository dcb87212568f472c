import type { ScenesKeeper } from '../../scenes/scenes-keeper.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Wall } from '../../storage/walls.ts'
import type { CountsKeeper } from '../counts-keeper.ts'
import type { Pending } from '../pending.ts'
import type { TurnGiver } from '../turn-giver.ts'
import type { TurnKeeper } from '../turn-keeper.ts'
import type { Counted } from '../wall-view.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { FirstKeeper } from './first-keeper.ts'

/** More changed entries than this are cheaper to read anew. */
const CHANGES_AT_ONCE = 1_000

/** What a room keeps, each part by its own keeper. */
export interface RoomParts {
  days: DayKeeper
  turns: TurnKeeper
  giver: TurnGiver
  counts: CountsKeeper
  scenes: ScenesKeeper
  first: FirstKeeper
}

interface TakingInDeps extends RoomParts {
  storage: Pick<Storage, 'feedback'>
  /** The revision that was taken in last. */
  revision: () => number
  /** Whether somebody watches, and may see something of customers. */
  isOn: () => boolean
  hasVoice: () => boolean
}

/** Takes in what commits and the clock have moved: each of a room's keepers hears what it needs. */
export function createTakingIn(deps: TakingInDeps) {
  const { storage, days, turns, giver, counts, scenes, first, revision, isOn, hasVoice } = deps

  async function takeInTurns(taken: Pending, wall: Wall, at: number): Promise<void> {
    if (taken.settings) await turns.load(wall, at)
    else if (taken.feedback) await takeInEntries(taken, wall, at)
    if (taken.turns) await turns.refresh(wall, at)
  }

  async function takeInEntries({ added, revision: to }: Pending, wall: Wall, at: number): Promise<void> {
    const known = added && added.after <= revision() ? added.rows : null
    const rows = known ?? (await storage.feedback.changed(revision(), to, CHANGES_AT_ONCE))
    first.consider(rows, wall)
    await scenes.consider(rows.length === CHANGES_AT_ONCE ? null : rows, known !== null, wall, at)
    if (rows.length === CHANGES_AT_ONCE) await turns.load(wall, at)
    else if (!turns.consider(rows, wall)) return
    giver.lookAgain()
    if (giver.mayTurn()) await turns.giveBack(rows, wall, at)
  }

  return async (taken: Pending, wall: Wall, at: number): Promise<void> => {
    const { newMinute, newDay } = days.take(wall, at, taken.settings)
    if (newMinute || taken.settings || taken.pause || taken.turns) giver.lookAgain()
    const place = { wall, day: days.day, at }
    const anew = newDay || taken.settings
    await Promise.all([takeInTurns(taken, wall, at), anew ? counts.load(place) : counts.take(taken, place)])
    const { score } = counts.counted as Counted
    await (anew ? scenes.load(wall, at) : scenes.take(taken, { wall, score, at }))
    if ((newMinute || taken.settings || taken.scenes) && isOn()) scenes.look(wall, at)
    if (taken.settings || (taken.hides && !hasVoice())) await first.load(wall)
  }
}
