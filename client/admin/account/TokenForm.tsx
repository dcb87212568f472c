import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { type NewToken, ROLE_FOR, SCOPE_TEXTS, SCOPES } from './data.ts'

const DAY = 24 * 60 * 60_000
const LIVES = [
  { days: 7, name: 'a week' },
  { days: 30, name: '30 days' },
  { days: 90, name: '90 days' },
  { days: 365, name: 'a year' },
] as const

export function TokenForm(props: { made: (token: NewToken) => void }): JSX.Element {
  const { api, may, desk } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const expiresAt = new Date(desk.now() + Number(given.get('days')) * DAY).toISOString()
    setBusy(true)
    const wish = { name: String(given.get('name')), scope: String(given.get('scope')), expiresAt }
    const result = await api.post<NewToken>('/tokens', wish)
    setBusy(false)
    if (result.ok) props.made(result.value)
    else setFailure(result.failure)
  }
  return (
    <form class="new" onSubmit={submit} aria-labelledby="new-token">
      <h3 id="new-token">Another token</h3>
      <Field label="What it is for" name="name" required maxlength={200} problem={failure()?.fields.name} />
      <label class="field">
        It
        <select name="scope">
          <For each={SCOPES.filter((scope) => may(ROLE_FOR[scope]))}>
            {(scope) => <option value={scope}>{SCOPE_TEXTS[scope]}</option>}
          </For>
        </select>
      </label>
      <label class="field">
        It works for
        <select name="days">
          <For each={LIVES}>
            {({ days, name }) => (
              <option value={days} selected={days === 90}>
                {name}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <button type="submit" disabled={busy()}>
        {busy() ? 'Making it …' : 'Make the token'}
      </button>
    </form>
  )
}
