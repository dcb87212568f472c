import { createEffect, createMemo, For, type JSX, on, onMount, Show } from 'solid-js'
import { type FeedFilter, searchOf } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { beginning } from '../words.ts'
import { useFeedDesk } from './desk.ts'
import { End } from './End.tsx'
import { Filters } from './Filters.tsx'
import { Find } from './Find.tsx'
import { Row } from './Row.tsx'
import { Tabs } from './Tabs.tsx'
import { createRowWindow } from './window.ts'

/** From here on somebody is reading further down. */
const SCROLLED = 40
/** So many rows before the end older ones are asked for. */
const AHEAD = 60

/** The queue: which list, what it is narrowed to, and its voices, newest first. */
export function List(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading, desk } = useOffice()
  const opened = desk.now()
  // For who hears the page: a voice that came while it was open.
  const arrival = createMemo(() => {
    const newest = feed.entry(feed.shown()[0] ?? '')
    return newest && Date.parse(newest.arrivedAt) > opened ? `New voice: ${beginning(newest)}` : ''
  })
  return (
    <section class="list" aria-label="Feed" aria-busy={!loading.has(props.filter)}>
      <Tabs filter={props.filter} />
      <Find filter={props.filter} />
      <Filters filter={props.filter} />
      <p class="unseen" role="status">
        {arrival()}
      </p>
      <Rows filter={props.filter} />
    </section>
  )
}

function Rows(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const { selection, ticking } = useFeedDesk()
  let scroller: HTMLDivElement | undefined
  let probe: HTMLParagraphElement | undefined
  const view = createRowWindow({ ids: feed.shown })
  onMount(() => scroller && probe && view.watch(scroller, probe))

  const scrolled = () => {
    view.scrolled()
    if ((scroller?.scrollTop ?? 0) > SCROLLED) feed.holdArrivals()
    else feed.letIn()
  }
  const toTop = () => {
    feed.letIn()
    if (scroller) scroller.scrollTop = 0
  }
  createEffect(on(() => searchOf(props.filter), toTop))
  // Of an address that names a voice the list comes later than the voice.
  const isThere = () => loading.has(props.filter)
  createEffect(on([selection.id, isThere], ([id]) => id !== null && view.reveal(id)))
  createEffect(() => {
    const isNear = view.rows().last + AHEAD > feed.shown().length
    if (isNear && feed.next() !== null && !loading.loading() && loading.failure() === null) loading.more()
  })
  return (
    <>
      <div class="arrivals" role="status">
        <Show when={feed.waiting() > 0}>
          <button type="button" class="pill" onClick={toTop}>
            {feed.waiting()} new
          </button>
        </Show>
      </div>
      <div class="scroller" ref={scroller} onScroll={scrolled} classList={{ ticking: ticking() }}>
        <p class="row-height" aria-hidden="true" ref={probe} />
        <ul style={{ height: `${feed.shown().length * view.row()}px` }} aria-label="Voices">
          <For each={view.inSight()}>
            {(id, place) => (
              <Row
                id={id}
                place={view.rows().first + place()}
                of={feed.next() === null ? feed.shown().length : -1}
                top={(view.rows().first + place()) * view.row()}
              />
            )}
          </For>
        </ul>
        <End filter={props.filter} />
      </div>
    </>
  )
}
