import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Copyable } from '../parts/Copyable.tsx'
import { Field } from '../parts/Field.tsx'
import { type Invitation, rightsIn } from './data.ts'
import { RoleChoice } from './RoleChoice.tsx'

type NewInvitation = Invitation & { url: string }

/** Asks somebody in, by a link that is handed over by hand. */
export function Invite(props: { invited: () => void }): JSX.Element {
  const [made, setMade] = createSignal<NewInvitation | null>(null)
  const invited = (invitation: NewInvitation) => {
    setMade(invitation)
    props.invited()
  }
  return (
    <Show when={made()} fallback={<InviteForm invited={invited} />}>
      {(it) => (
        <section aria-labelledby="made-invitation">
          <h2 id="made-invitation" tabindex="-1" ref={(element) => queueMicrotask(() => element.focus())}>
            Send this link to <bdi>{it().email}</bdi>
          </h2>
          <p>It works once, for a week, and is shown only now. No mail is sent: hand it over yourself.</p>
          <Copyable name="the link" text={it().url} />
          <button type="button" onClick={() => setMade(null)}>
            I have sent it
          </button>
        </section>
      )}
    </Show>
  )
}

function InviteForm(props: { invited: (invitation: NewInvitation) => void }): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const wish = { email: String(given.get('email')), ...rightsIn(given) }
    const result = await api.post<NewInvitation>('/invitations', wish)
    setBusy(false)
    if (result.ok) props.invited(result.value)
    else setFailure(result.failure)
  }
  return (
    <form class="new" onSubmit={submit} aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <Field label="E-mail" name="email" type="email" required problem={failure()?.fields.email} />
      <RoleChoice first={{ role: 'moderator', personalData: false }} />
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <button type="submit" class="main" disabled={busy()}>
        {busy() ? 'Making it …' : 'Make the invitation'}
      </button>
    </form>
  )
}
