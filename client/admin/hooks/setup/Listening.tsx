import { type JSX, Match, Show, Switch } from 'solid-js'
import { type DeliverySummary, INBOX_STATES } from '../../../../shared/deliveries.ts'
import { useOffice } from '../../context.ts'
import { createLoaded } from '../../parts/loaded.tsx'
import { createWatching } from '../../sources/watching.ts'
import { momentText } from '../../times.ts'
import type { DeliveryPage, HookSource } from '../data.ts'
import { Became } from '../log/Became.tsx'
import { STATE_MEANINGS, STATE_TEXTS } from '../texts.ts'
import { Whys } from '../Whys.tsx'

const LOOK_EVERY_MS = 2_000

/** Waits for what the tool sends, and says what to do next. */
export function Listening(props: { source: HookSource }): JSX.Element {
  const { api } = useOffice()
  const last = createLoaded(() => api.get<DeliveryPage>(`/sources/${props.source.id}/deliveries?limit=1`))
  createWatching(last.load, LOOK_EVERY_MS)
  const delivery = () => {
    const state = last.state()
    return state.is === 'here' ? (state.value.items[0] ?? null) : null
  }
  const failure = () => {
    const state = last.state()
    return state.is === 'failed' ? state.failure : null
  }
  return (
    <section aria-labelledby="listening" class="listening">
      <h2 id="listening">Send something</h2>
      <div aria-live="polite">
        <Show when={failure()}>{(it) => <p class="problem">{it().detail}</p>}</Show>
        <Show when={delivery()} fallback={<p class="serif awaiting">We are listening …</p>}>
          {(it) => <Came delivery={it()} source={props.source} />}
        </Show>
      </div>
      <p class="hint">Press “send a test” in the tool, or answer its form once yourself.</p>
    </section>
  )
}

function Came(props: { delivery: DeliverySummary; source: HookSource }): JSX.Element {
  const { now } = useOffice()
  const state = () => props.delivery.state
  const waits = () => INBOX_STATES.some((name) => name === state())
  const path = () => `/admin/sources/${props.source.id}`
  return (
    <>
      <p class="serif figure">
        It came: {STATE_TEXTS[state()].toLowerCase()}
        <Became delivery={props.delivery} />
      </p>
      <p>
        The last one came {momentText(Date.parse(props.delivery.at), now())}. {STATE_MEANINGS[state()]}
      </p>
      <Whys whys={props.delivery.why} />
      <p class="buttons">
        <Switch fallback={<a href={`${path()}/log`}>See all deliveries</a>}>
          <Match when={waits()}>
            <a class="button main" href={`${path()}/mapping?delivery=${props.delivery.id}`}>
              Say what is what
            </a>
          </Match>
          <Match when={state() === 'kept' && props.delivery.entries[0]}>
            {(entry) => (
              <a class="button main" href={`/admin/feedback/${entry().id}`}>
                See it in the feed
              </a>
            )}
          </Match>
        </Switch>
      </p>
    </>
  )
}
