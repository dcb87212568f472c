import { belongs, type Entry } from '../../live/desk/feed.ts'
import type { Office } from '../context.ts'
import { beginning } from '../words.ts'
import type { Selection } from './selection.ts'
import type { Change } from './steps.ts'
import { createTurns } from './turns.ts'

export type ExcludeReason = 'spam' | 'test' | 'duplicate'

interface Wish {
  change: Change
  /** How it is told when it is done. */
  said: string
  /** Applies only to what stands on this page. */
  guarded?: boolean
}

export type Moderating = ReturnType<typeof createModerating>

/** What the buttons and keys do to the chosen voice. Quick fingers act on what the key before has left. */
export function createModerating({
  feed,
  decisions,
  notices,
  selection,
}: Pick<Office, 'feed' | 'decisions' | 'notices'> & { selection: Selection }) {
  const inTurn = createTurns()

  function act(wishFor: (entry: Entry) => Wish | string): Promise<void> {
    const pressed = performance.now()
    return inTurn(async () => {
      const entry = selection.entry()
      if (!entry) return
      const wish = isWithdrawn(entry) ? WITHDRAWN : wishFor(entry)
      if (typeof wish === 'string') notices.tell(wish)
      else await decide(entry, wish, pressed)
    })
  }

  /** A voice that leaves the list makes room for the next one, as in a queue. */
  async function decide(
    entry: Entry,
    { change, said, guarded = false }: Wish,
    pressed: number,
  ): Promise<void> {
    const { id } = entry
    const next = selection.beside(1) ?? selection.beside(-1)
    const told = `${said} ${beginning(entry)}`
    const done = await decisions.decide({ id, change, said: told, guarded, pressed })
    const now = feed.entry(id)
    const left = now !== undefined && !belongs(feed.filter(), now)
    if (done && left && selection.id() === id && next !== null) selection.choose(next, { replace: true })
  }

  return {
    show: () =>
      act(({ display }) =>
        display === 'shown'
          ? 'It is shown already.'
          : { change: { display: 'shown' }, said: 'Shown:', guarded: true },
      ),
    hide: () =>
      act(({ display }) =>
        display === 'hidden' ? 'It is hidden already.' : { change: { display: 'hidden' }, said: 'Hidden:' },
      ),
    pin: () =>
      act(({ pinned }) =>
        pinned
          ? { change: { pinned: false }, said: 'Not pinned any more:' }
          : { change: { pinned: true }, said: 'Pinned, it gets the next turn:' },
      ),
    star: () =>
      act(({ starred }) =>
        starred
          ? { change: { starred: false }, said: 'Not starred any more:' }
          : { change: { starred: true }, said: 'Starred, it returns first in quiet times:' },
      ),
    exclude: (reason: ExcludeReason, note: string) =>
      act(() => ({
        change: { counted: false, reason, ...(note !== '' && { note }) },
        said: `Not counted (${reason}):`,
      })),
    include: () => act(() => ({ change: { counted: true }, said: 'Counted again:' })),
    undo(): Promise<void> {
      const pressed = performance.now()
      return inTurn(async () => {
        const id = await decisions.undo(pressed)
        if (id !== null && selection.id() !== null) selection.choose(id, { replace: true })
      })
    },
  }
}

const WITHDRAWN = 'The customer has withdrawn it: there is nothing left to decide.'

/** Withdrawn is the customer's last word. */
export function isWithdrawn({ reason }: Entry): boolean {
  return reason === 'withdrawn'
}
