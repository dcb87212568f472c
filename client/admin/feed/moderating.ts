import { belongs } from '../../live/desk/feed.ts'
import type { Office } from '../context.ts'
import { beginning } from '../words.ts'
import type { Selection } from './selection.ts'
import type { Change } from './steps.ts'

export type ExcludeReason = 'spam' | 'test' | 'duplicate'

export type Moderating = ReturnType<typeof createModerating>

/** What the buttons and keys do to the chosen voice. */
export function createModerating({
  feed,
  decisions,
  notices,
  selection,
}: Pick<Office, 'feed' | 'decisions' | 'notices'> & { selection: Selection }) {
  /** A voice that leaves the list makes room for the next one, as in a queue. */
  async function decide(change: Change, said: string, guarded = false): Promise<void> {
    const entry = selection.entry()
    if (!entry) return
    const { id } = entry
    const next = selection.beside(1) ?? selection.beside(-1)
    const done = await decisions.decide({ id, change, said: `${said} ${beginning(entry)}`, guarded })
    const now = feed.entry(id)
    const left = now !== undefined && !belongs(feed.filter(), now)
    if (done && left && selection.id() === id && next !== null) selection.choose(next, { replace: true })
  }

  const refused = () => selection.entry()?.reason === 'withdrawn'

  function unlessSo(isSo: boolean, what: string, then: () => void): void {
    if (refused()) notices.tell('The customer has withdrawn it: there is nothing left to decide.')
    else if (isSo) notices.tell(`It is ${what} already.`)
    else then()
  }

  return {
    refused,
    show: () =>
      unlessSo(selection.entry()?.display === 'shown', 'shown', () =>
        decide({ display: 'shown' }, 'Shown:', true),
      ),
    hide: () =>
      unlessSo(selection.entry()?.display === 'hidden', 'hidden', () =>
        decide({ display: 'hidden' }, 'Hidden:'),
      ),
    pin: () =>
      unlessSo(false, '', () => {
        const pinned = !selection.entry()?.pinned
        decide({ pinned }, pinned ? 'Pinned, it gets the next turn:' : 'Not pinned any more:')
      }),
    star: () =>
      unlessSo(false, '', () => {
        const starred = !selection.entry()?.starred
        decide({ starred }, starred ? 'Starred, it returns first in quiet times:' : 'Not starred any more:')
      }),
    exclude: (reason: ExcludeReason, note: string) =>
      decide({ counted: false, reason, ...(note !== '' && { note }) }, `Not counted (${reason}):`),
    include: () => unlessSo(false, '', () => decide({ counted: true }, 'Counted again:')),
    async undo(): Promise<void> {
      const id = await decisions.undo()
      if (id !== null && selection.id() !== null) selection.choose(id, { replace: true })
    },
  }
}
