import type { ScenesKeeper } from '../scenes/scenes-keeper.ts'
import type { Wall } from '../storage/walls.ts'
import type { TurnKeeper } from './turn-keeper.ts'

interface TurnGiverDeps {
  turns: TurnKeeper
  scenes: Pick<ScenesKeeper, 'begin' | 'celebration'>
  /** As it is set now. */
  wall: () => Wall
  /** Whether somebody watches, and may see something of customers. */
  isOn: () => boolean
  now: () => number
}

export type TurnGiver = ReturnType<typeof createTurnGiver>

/** Sees to it that a voice stands on a wall that shows voices, or that it rests. */
export function createTurnGiver({ turns, scenes, wall, isOn, now }: TurnGiverDeps) {
  /** Whether nobody was due at the last look, and nothing has come since that could change it. */
  let nobody = false
  /** When the first voice may stand that rules let wait, as of the last look. */
  let nextDue: number | null = null

  const showsVoices = () => wall().scenes.includes('voices')

  async function give(): Promise<'running' | 'given' | 'nobody'> {
    nextDue = turns.nextAfter(now())
    if (!isOn() || scenes.celebration(now())) return 'running'
    if (!showsVoices()) return rest()
    if (!turns.isOver(wall(), now())) return 'running'
    // A delay that has ended is told by no commit.
    if (nobody && turns.waitingAt(now()) === 0) return rest()
    nobody = !(await turns.choose(wall(), now()))
    return nobody ? rest() : 'given'
  }

  /** What there is to celebrate does not wait for a voice where none is due. */
  async function rest(): Promise<'nobody'> {
    await scenes.begin(wall(), null, now())
    return 'nobody'
  }

  return {
    /** Gives the next turn if it is time, and takes down what is over. */
    async give(): Promise<void> {
      const given = await give()
      if (given === 'given') await turns.refresh(wall(), now())
      if (given === 'nobody') turns.rest(wall(), now())
    },

    /** Says that somebody may be due again. */
    lookAgain(): void {
      nobody = false
    },

    get nextDue(): number | null {
      return nextDue
    },
    showsVoices,
    mayTurn: (): boolean => isOn() && showsVoices(),
  }
}
