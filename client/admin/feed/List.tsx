import { createEffect, createMemo, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js'
import type { FeedFilter } from '../../live/desk/feed.ts'
import { useOffice } from '../context.ts'
import { beginning, count, emptyText } from '../words.ts'
import { Row } from './Row.tsx'
import type { Selection } from './selection.ts'
import { Tabs } from './Tabs.tsx'

/** From here on somebody is reading further down. */
const SCROLLED = 40

interface ListProps {
  filter: FeedFilter
  selection: Selection
}

export function List(props: ListProps): JSX.Element {
  const { feed, loading, desk } = useOffice()
  const opened = desk.now()
  let scroller: HTMLDivElement | undefined
  const hold = () => {
    if (!scroller) return
    if (scroller.scrollTop > SCROLLED) feed.holdArrivals()
    else feed.letIn()
  }
  const toTop = () => {
    feed.letIn()
    scroller?.scrollTo({ top: 0 })
  }
  createEffect(on(() => props.filter, toTop))
  // For who hears the page: a voice that came while it was open.
  const arrival = createMemo(() => {
    const newest = feed.entry(feed.shown()[0] ?? '')
    return newest && Date.parse(newest.arrivedAt) > opened ? `New voice: ${beginning(newest)}` : ''
  })
  createEffect(
    on(props.selection.id, (id) => {
      const row = id === null ? null : scroller?.querySelector(`[data-id="${CSS.escape(id)}"]`)
      row?.scrollIntoView({ block: 'nearest' })
    }),
  )
  return (
    <section class="list" aria-label="Feed">
      <Tabs filter={props.filter} />
      <p class="unseen" role="status">
        {arrival()}
      </p>
      <div class="arrivals" role="status">
        <Show when={feed.waiting() > 0}>
          <button type="button" class="pill" onClick={toTop}>
            {feed.waiting()} new
          </button>
        </Show>
      </div>
      <div class="scroller" ref={scroller} onScroll={hold}>
        <ul>
          <For each={loading.has(props.filter) ? feed.shown() : []}>
            {(id) => <Row id={id} selection={props.selection} />}
          </For>
        </ul>
        <End filter={props.filter} />
      </div>
    </section>
  )
}

/** What stands under the last row: more to come, nothing, or what went wrong. */
function End(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const again = () => {
    const isOlder = loading.has(props.filter) && feed.next() !== null
    return isOlder ? loading.more() : loading.open(props.filter, null)
  }
  return (
    <div class="end">
      <Show when={loading.failure()} fallback={<Ordinary filter={props.filter} />}>
        {(failure) => (
          <p role="alert">
            {failure().detail}{' '}
            <button type="button" class="plain" onClick={again}>
              Try again
            </button>
          </p>
        )}
      </Show>
    </div>
  )
}

function Ordinary(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const text = () => {
    const n = feed.shown().length
    if (!loading.has(props.filter)) return 'Loading …'
    if (n === 0) return emptyText(props.filter)
    return `That is all: ${count(n, 'voice', 'voices')}.`
  }
  return (
    <Show when={feed.next() !== null && loading.has(props.filter)} fallback={<p>{text()}</p>}>
      <More />
    </Show>
  )
}

/** Asks for older voices when it comes near; the button does the same by hand. */
function More(): JSX.Element {
  const { loading } = useOffice()
  let button: HTMLButtonElement | undefined
  onMount(() => {
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && loading.more(), {
      root: button?.closest('.scroller') ?? null,
      rootMargin: '600px',
    })
    if (button) watch.observe(button)
    // A short page may leave it in sight, of which an observer tells only once.
    createEffect(() => {
      if (loading.loading() || !button) return
      watch.unobserve(button)
      watch.observe(button)
    })
    onCleanup(() => watch.disconnect())
  })
  return (
    <button type="button" class="plain" ref={button} onClick={() => loading.more()}>
      {loading.loading() ? 'Loading …' : 'Older voices'}
    </button>
  )
}
