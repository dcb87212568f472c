import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { type FeedFilter, searchOf } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'
import { createCounts } from './counts.ts'
import type { Asking, FeedDesk } from './desk.ts'
import { createMarks } from './marks.ts'
import { createModerating } from './moderating.ts'
import { createOnWalls } from './on-walls.ts'
import { createSelection } from './selection.ts'
import { createValues } from './values.ts'
import { withMasked } from './words/segments.ts'
import { selectedSpan } from './words/selected.ts'

/** What the parts of the feed page share, for as long as the page is open. */
export function openFeedDesk(office: Office & { filter: Accessor<FeedFilter> }): FeedDesk {
  const { filter, feed, api, notices, account, may, desk } = office
  const selection = createSelection(office)
  const marks = createMarks({ ...office, selection })
  const moderating = createModerating({ ...office, selection, marks })
  const counts = createCounts({ api, filter })
  const onWalls = createOnWalls({ ...office, entry: selection.entry })
  const [ticking, setTicking] = createSignal(false)
  const [unmasked, setUnmasked] = createSignal(false)
  const [asking, setAsking] = createSignal<Asking>(null)
  let opener: Element | null = null

  /** What is closed gives the focus back to where it came from. */
  function ask(what: Asking): void {
    if (what !== null && !may('moderator')) return
    if (what !== null) opener = document.activeElement
    else if (asking() !== null && opener instanceof HTMLElement) opener.focus()
    setAsking(what)
  }

  createEffect(
    on(selection.id, () => {
      setAsking(null)
      setUnmasked(false)
    }),
  )
  createEffect(on(() => searchOf(filter()), marks.clear, { defer: true }))
  createEffect(on(feed.changes, counts.again, { defer: true }))

  return {
    ...{ selection, marks, moderating, counts, onWalls, ticking, setTicking, unmasked, setUnmasked },
    values: createValues({ api }),
    asking,
    ask,
    maskSelected(): void {
      const words = document.querySelector('.reading blockquote')
      const span = words && selectedSpan(words, getSelection())
      const entry = selection.entry()
      if (!span || !entry) notices.tell('Select the words to mask first.')
      else {
        getSelection()?.removeAllRanges()
        void moderating.choosePassages(withMasked(entry.passages ?? {}, span))
      }
    },
    othersOn: (id) => [
      ...new Set(
        desk
          .people()
          .filter((person) => person.looking === id && person.account !== account().id)
          .map(({ email }) => email),
      ),
    ],
  }
}
