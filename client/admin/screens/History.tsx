import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { ScreenAnswer, ScreenEvent } from '../../../shared/screens.ts'
import type { List } from '../api.ts'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { momentText } from '../times.ts'
import { eventText } from './texts.ts'

/** What happened to a screen, the newest first. */
export function History(props: { screen: ScreenAnswer }): JSX.Element {
  const { api, now } = useOffice()
  const [limit, setLimit] = createSignal(20)
  const path = () => `/screens/${encodeURIComponent(props.screen.id)}/history?limit=${limit()}`
  const read = createLoaded(() => api.get<List<ScreenEvent>>(path()))
  const state = () => `${props.screen.connected} ${props.screen.wall} ${props.screen.restartedAt} ${limit()}`
  createEffect(on(state, read.load, { defer: true }))
  return (
    <section aria-labelledby="screen-history">
      <h2 id="screen-history">What happened</h2>
      <WaitFor state={read.state()} again={read.load}>
        {(events) => (
          <>
            <ol class="screen-history">
              <For each={events().items} fallback={<li class="quiet">Nothing yet.</li>}>
                {(event) => (
                  <li>
                    <span class="quiet">{momentText(Date.parse(event.at), now())}</span>{' '}
                    <bdi>{eventText(event)}</bdi>
                  </li>
                )}
              </For>
            </ol>
            <Show when={events().next && limit() < 200}>
              <button type="button" onClick={() => setLimit(200)}>
                More
              </button>
            </Show>
          </>
        )}
      </WaitFor>
    </section>
  )
}
