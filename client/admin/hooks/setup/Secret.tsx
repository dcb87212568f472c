import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { Copyable } from '../../parts/Copyable.tsx'
import { Field } from '../../parts/Field.tsx'
import { Rotation } from '../../sources/Rotation.tsx'
import { momentText } from '../../times.ts'
import type { HookSource } from '../data.ts'

interface NewSecret {
  signingSecret: string
  previousEndsAt: string | null
}

interface OwnSecretProps {
  source: HookSource
  /** Null where it is not known any more: it was shown once. */
  secret: string | null
  changed: () => void
}

/** The secret that this source has made, for the tool to sign with. */
export function OwnSecret(props: OwnSecretProps): JSX.Element {
  const [made, setMade] = createSignal<string | null>(null)
  const rotated = ({ signingSecret }: NewSecret) => {
    setMade(signingSecret)
    props.changed()
  }
  return (
    <>
      <h3>Its signing secret</h3>
      <Show
        when={made() ?? props.secret}
        fallback={
          <>
            <p>It was shown once. Whoever has lost it makes a new one.</p>
            <Rotation<NewSecret>
              what="secret"
              path={`/sources/${props.source.id}/secret`}
              rotated={rotated}
            />
          </>
        }
      >
        {(secret) => (
          <>
            <Copyable name="the secret" text={secret()} />
            <OnlySigned source={props.source} secret={secret()} changed={props.changed} />
          </>
        )}
      </Show>
    </>
  )
}

/** As soon as the tool signs with it, what is not signed can be refused. */
function OnlySigned(props: { source: HookSource; secret: string; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const insist = async () => {
    const path = `/sources/${props.source.id}/secret`
    const answer = await api.post<NewSecret>(path, { secret: props.secret, overlapHours: 0 })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.changed()
  }
  return (
    <>
      <p role="status">
        <Show
          when={props.source.hook.secretGiven}
          fallback="What is not signed is taken, too, as long as it comes to the address."
        >
          Only what is signed with it is taken.
        </Show>
      </p>
      <Show when={!props.source.hook.secretGiven}>
        <button type="button" onClick={insist}>
          Take only what is signed
        </button>
      </Show>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </>
  )
}

interface SenderSecretProps {
  source: HookSource
  /** Its name, for people. */
  tool: string
  changed: () => void
}

const OVERLAP_HOURS = 24

/** A place for the secret that the tool has made. */
export function SenderSecret(props: SenderSecretProps): JSX.Element {
  const { api, now } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [told, setTold] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const isGiven = () => props.source.hook.secretGiven
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const secret = String(new FormData(form).get('secret') ?? '').trim()
    setBusy(true)
    const path = `/sources/${props.source.id}/secret`
    const answer = await api.post<NewSecret>(path, { secret, overlapHours: OVERLAP_HOURS })
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    const ends = answer.value.previousEndsAt
    setTold(ends ? `Kept. The one before is good until ${momentText(Date.parse(ends), now())}.` : 'Kept.')
    form.reset()
    props.changed()
  }
  return (
    <form class="sender-secret" onSubmit={submit}>
      <Field
        label={isGiven() ? `Another signing secret of ${props.tool}` : `The signing secret of ${props.tool}`}
        name="secret"
        required
        maxlength={200}
        autocomplete="off"
        spellcheck={false}
        hint={
          isGiven() ? 'One is known. It is never shown.' : 'With it only what the tool has signed is taken.'
        }
        problem={failure()?.fields.secret}
      />
      <button type="submit" disabled={busy()}>
        {busy() ? 'Keeping it …' : 'Keep it'}
      </button>
      <span role="status">{told()}</span>
      <Show when={failure() && !failure()?.fields.secret}>
        <p role="alert">{failure()?.detail}</p>
      </Show>
    </form>
  )
}
