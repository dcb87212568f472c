import { createEffect, createMemo, createSignal, type JSX, onMount, Show } from 'solid-js'
import { NO_FILTER } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import type { NewSource, NewWall } from '../places.ts'
import { OpenWall } from './OpenWall.tsx'
import { SeeArrive } from './SeeArrive.tsx'
import { SendFirst } from './SendFirst.tsx'

/** Three steps from nothing to a voice on a wall. */
export function StartPage(props: { leave: () => void }): JSX.Element {
  const { places, feed, loading, routing } = useOffice()
  const [wall, setWall] = createSignal<NewWall | null>(null)
  const [source, setSource] = createSignal<NewSource | null>(null)
  const hasPlaces = () => places.walls().length > 0 && places.sources().length > 0
  const first = createMemo(() => feed.shown().at(-1) ?? null)
  onMount(() => loading.open(NO_FILTER, null))
  let end: HTMLParagraphElement | undefined
  // Where one looks for what comes: the page goes along.
  createEffect(() => first() !== null && end?.scrollIntoView({ block: 'nearest' }))
  const leave = () => {
    props.leave()
    routing.go('/admin')
  }
  return (
    <main class="page start">
      <h1 class="serif">From a customer’s words to your wall</h1>
      <ol class="steps">
        <li classList={{ done: hasPlaces() }}>
          <h2>Open the wall</h2>
          <OpenWall wall={wall()} opened={setWall} sourceMade={setSource} />
        </li>
        <li classList={{ done: first() !== null, later: !hasPlaces() }} aria-disabled={!hasPlaces()}>
          <h2>Send the first feedback</h2>
          <Show
            when={hasPlaces()}
            fallback={<p class="quiet">With one command, as your own systems will.</p>}
          >
            <SendFirst source={source()} made={setSource} arrived={first() !== null} />
            <p class="quiet">
              Or begin with what customers said before: <a href="/admin/imports">import a file</a>.
            </p>
          </Show>
        </li>
        <li classList={{ done: first() !== null, later: !hasPlaces() }} aria-disabled={!hasPlaces()}>
          <h2>See it arrive</h2>
          <Show when={hasPlaces()} fallback={<p class="quiet">Here and on the wall, at the same moment.</p>}>
            <SeeArrive id={first()} />
          </Show>
        </li>
      </ol>
      <p class="leave" ref={end}>
        <button type="button" classList={{ main: first() !== null, plain: first() === null }} onClick={leave}>
          {first() === null ? 'Skip this and go to the feed' : 'Go to the feed'}
        </button>
      </p>
    </main>
  )
}
