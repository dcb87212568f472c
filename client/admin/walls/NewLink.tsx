import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Copyable } from '../parts/Copyable.tsx'
import type { Wall } from '../places.ts'

/** Puts a new link in the place of the one that TVs use: asked for twice, since it sends screens away. */
export function NewLink(props: { wall: Wall }): JSX.Element {
  const { places } = useOffice()
  const [asked, setAsked] = createSignal(false)
  const [url, setUrl] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)

  async function renew(): Promise<void> {
    setBusy(true)
    const made = await places.renewLink(props.wall.id)
    setBusy(false)
    setFailure(made.ok ? null : made.failure)
    if (made.ok) setUrl(made.value.url)
  }

  return (
    <div class="new-link">
      <Switch
        fallback={
          <button type="button" onClick={() => setAsked(true)}>
            New link
          </button>
        }
      >
        <Match when={url()}>{(made) => <Made url={made()} />}</Match>
        <Match when={asked()}>
          <p>The old link stops working, and every screen that it opened is sent away at once.</p>
          <p class="buttons">
            <button type="button" class="main" disabled={busy()} onClick={renew}>
              {busy() ? 'Making it …' : 'Make a new link'}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              Keep the old link
            </button>
          </p>
          <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        </Match>
      </Switch>
    </div>
  )
}

function Made(props: { url: string }): JSX.Element {
  return (
    <>
      <p role="status">This is the new link, shown this once. The old link does not work any more.</p>
      <Copyable name="the link" text={props.url} />
    </>
  )
}
