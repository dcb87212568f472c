import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'

const OVERLAPS = [
  { hours: 0, name: 'ends at once' },
  { hours: 1, name: 'works for another hour' },
  { hours: 24, name: 'works for another day' },
  { hours: 168, name: 'works for another week' },
] as const
const USUAL_HOURS = 24

/** A new token in the place of the one before, which goes on for a while so that nothing is lost. */
export function Rotation(props: { path: string; rotated: (token: string) => void }): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const answer = await api.post<{ token: string }>(props.path, {
      overlapHours: Number(given.get('overlap')),
    })
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.rotated(answer.value.token)
  }
  return (
    <form class="rotation" onSubmit={submit}>
      <label class="field">
        The token of now
        <select name="overlap">
          <For each={OVERLAPS}>
            {({ hours, name }) => (
              <option value={hours} selected={hours === USUAL_HOURS}>
                {name}
              </option>
            )}
          </For>
        </select>
      </label>
      <button type="submit" disabled={busy()}>
        {busy() ? 'Making it …' : 'Make a new token'}
      </button>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </form>
  )
}
