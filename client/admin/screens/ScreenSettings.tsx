import { createSignal, type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import type { Fleet } from './data.ts'
import { DimField, GroupField, groupIn, WallField } from './fields.tsx'

interface SettingsProps {
  screen: ScreenAnswer
  fleet: Fleet
  groups: readonly string[]
}

/** Its name, its wall, its group and how bright it is. */
export function ScreenSettings(props: SettingsProps): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [said, setSaid] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  // What was here when the page came: the list is read anew while somebody types.
  const { name, wall, group, dim } = props.screen
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const change = {
      ...(given.get('wall') && { wall: given.get('wall') }),
      ...{ name: given.get('name'), group: groupIn(given), dim: Number(given.get('dim')) / 100 },
    }
    setBusy(true)
    const answer = await api.patch<ScreenAnswer>(`/screens/${encodeURIComponent(props.screen.id)}`, change)
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    setSaid(answer.ok ? 'Saved. It is so on the screen at once.' : '')
    if (answer.ok) props.fleet.learn([answer.value])
  }
  return (
    <section aria-labelledby="screen-settings">
      <h2 id="screen-settings">How it is set</h2>
      <form class="screen-settings" onSubmit={save}>
        <Field
          label="Name"
          name="name"
          required
          maxLength={200}
          value={name}
          problem={failure()?.fields.name}
          hint="Stands large on it when you identify it."
        />
        <WallField wall={wall} />
        <GroupField group={group} groups={props.groups} />
        <DimField dim={dim} />
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <p class="buttons">
          <button type="submit" class="main" disabled={busy()}>
            {busy() ? 'Saving …' : 'Save'}
          </button>
          <span role="status">{said()}</span>
        </p>
      </form>
    </section>
  )
}
