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

interface RotationProps<T> {
  /** What is made anew: "token". */
  what: string
  path: string
  rotated: (answer: T) => void
}

/** A new key in the place of the one before, which goes on for a while so that nothing is lost. */
export function Rotation<T>(props: RotationProps<T>): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const answer = await api.post<T>(props.path, {
      overlapHours: Number(given.get('overlap')),
    })
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.rotated(answer.value)
  }
  return (
    <form class="rotation" onSubmit={submit}>
      <label class="field">
        The {props.what} of now
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
        {busy() ? 'Making it …' : `Make a new ${props.what}`}
      </button>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </form>
  )
}
