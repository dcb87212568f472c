import type { Passages } from '../../../shared/feedback.ts'
import type { Entry } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'
import { beginning, count } from '../words.ts'
import type { Marks } from './marks.ts'
import type { Selection } from './selection.ts'
import type { Change } from './steps.ts'
import { createTurns } from './turns.ts'

export type ExcludeReason = 'spam' | 'test' | 'duplicate'

interface Wish {
  change: Change | ((entry: Entry) => Change)
  /** How it is told when it is done. */
  said: string
  /** Applies only to what stands on this page. */
  guarded?: boolean
  /** Told without the beginning of the words. */
  unquoted?: boolean
}

interface ModeratingNeeds extends Pick<Office, 'feed' | 'decisions' | 'notices' | 'may'> {
  selection: Selection
  marks: Marks
}

export type Moderating = ReturnType<typeof createModerating>

/**
 * What the buttons and keys do to the ticked voices, or else to the chosen one. Quick fingers act on what the
 * key before has left.
 */
export function createModerating({ feed, decisions, notices, may, selection, marks }: ModeratingNeeds) {
  const inTurn = createTurns()

  function act(wishFor: (entries: readonly Entry[]) => Wish | string): Promise<void> {
    const pressed = performance.now()
    return inTurn(async () => {
      const chosen = marks.entries()
      if (chosen.length === 0) return
      const entries = chosen.filter((entry) => !isWithdrawn(entry))
      const wish = refusalFor(entries) ?? wishFor(entries)
      if (typeof wish === 'string') notices.tell(wish)
      else await decide(entries, wish, pressed)
    })
  }

  function refusalFor(entries: readonly Entry[]): string | null {
    if (!may('moderator')) return 'You may read the feed, and not decide. An admin can change that.'
    return entries.length === 0 ? WITHDRAWN : null
  }

  /** A voice that leaves the list makes room for the next one, as in a queue. */
  async function decide(entries: readonly Entry[], wish: Wish, pressed: number): Promise<void> {
    const { change, said, guarded = false, unquoted = false } = wish
    const chosen = selection.id()
    const next = besideAll(entries)
    const [first] = entries
    const done = await decisions.decide({
      entries,
      changeOf: typeof change === 'function' ? change : () => change,
      said: (n) => `${said} ${n > 1 || !first || unquoted ? count(n, 'voice', 'voices') : beginning(first)}`,
      ...{ guarded, pressed },
    })
    for (const id of done) marks.set(id, false)
    const left = chosen !== null && done.includes(chosen) && !feed.shown().includes(chosen)
    if (left && selection.id() === chosen && next !== null) selection.choose(next, { replace: true })
  }

  /** The nearest voice that is not decided about: further down, else further up. */
  function besideAll(entries: readonly Entry[]): string | null {
    const decided = new Set(entries.map(({ id }) => id))
    const from = selection.id()
    const shown = feed.shown()
    if (from === null) return null
    const older = shown.find((id) => id < from && !decided.has(id))
    return older ?? shown.findLast((id) => id > from && !decided.has(id)) ?? null
  }

  const all = (entries: readonly Entry[], is: (entry: Entry) => boolean) => entries.every(is)

  return {
    show: () =>
      act((entries) =>
        all(entries, ({ display }) => display === 'shown')
          ? 'It is shown already.'
          : { change: { display: 'shown' }, said: 'Shown:', guarded: true },
      ),
    hide: () =>
      act((entries) =>
        all(entries, ({ display }) => display === 'hidden')
          ? 'It is hidden already.'
          : { change: { display: 'hidden' }, said: 'Hidden:' },
      ),
    hold: () =>
      act((entries) =>
        all(entries, ({ display }) => display === 'held')
          ? 'It is held already.'
          : { change: { display: 'held' }, said: 'Held:' },
      ),
    pin: () =>
      act((entries) =>
        all(entries, ({ pinned }) => pinned)
          ? { change: { pinned: false }, said: 'Not pinned any more:' }
          : { change: { pinned: true }, said: 'Pinned, it gets the next turn:' },
      ),
    star: () =>
      act((entries) =>
        all(entries, ({ starred }) => starred)
          ? { change: { starred: false }, said: 'Not starred any more:' }
          : { change: { starred: true }, said: 'Starred, it returns first in quiet times:' },
      ),
    tag: (tag: string) =>
      act(() => ({ change: (entry) => withTag(entry, tag), said: `Tagged ${tag}:`, guarded: true })),
    untag: (tag: string) =>
      act(() => ({
        change: (entry) => withoutTag(entry, tag),
        said: `Tag ${tag} taken off:`,
        guarded: true,
      })),
    exclude: (reason: ExcludeReason, note: string) =>
      act(() => ({
        change: { counted: false, reason, ...(note !== '' && { note }) },
        said: `Not counted (${reason}):`,
        guarded: true,
      })),
    include: () => act(() => ({ change: { counted: true }, said: 'Counted again:', guarded: true })),
    /** What a rule took for spam is none; what else held it stays as it was. */
    noSpam: () => act(() => ({ change: { suspected: false }, said: 'No spam:', guarded: true })),
    choosePassages: (passages: Passages | null) =>
      act(() => ({
        change: { passages },
        said: passages === null ? 'All sentences for walls:' : 'Passages chosen for walls:',
        guarded: true,
      })),
    /** One voice alone: a person's are erased together on the page for it. */
    erase: () =>
      act((entries) =>
        entries.length > 1
          ? 'Voices are erased one by one, or all of a person on the page “Data”.'
          : { change: { erasing: true }, said: 'Erased for good in ten seconds:', unquoted: true },
      ),
    undo(): Promise<void> {
      const pressed = performance.now()
      return inTurn(async () => {
        const [id] = await decisions.undo(pressed)
        if (id !== undefined && selection.id() !== null) selection.choose(id, { replace: true })
      })
    },
  }
}

const WITHDRAWN = 'The customer has withdrawn it: there is nothing left to decide.'

/** Withdrawn and erased are the customer's last word. */
export function isWithdrawn({ reason, erased }: Entry): boolean {
  return reason === 'withdrawn' || erased === true
}

function withTag({ tags = [] }: Entry, tag: string): Change {
  return { tags: tags.includes(tag) ? tags : [...tags, tag] }
}

function withoutTag({ tags = [] }: Entry, tag: string): Change {
  return { tags: tags.filter((other) => other !== tag) }
}
