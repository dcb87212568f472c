import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { Copyable } from '../../parts/Copyable.tsx'
import { groupIn } from '../fields.tsx'
import type { PairedScreen } from './data.ts'
import { PlaceFields } from './PlaceFields.tsx'

/** The way for players that nobody stands before. */
export function MagicLink(props: { groups: readonly string[] }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const [made, setMade] = createSignal<PairedScreen | null>(null)
  return (
    <section aria-labelledby="magic-link">
      <h2 id="magic-link">Nobody sees the screen?</h2>
      <p>
        A signage player in a cupboard, or a browser that forgets everything when it restarts, is paired by a
        magic link in its playlist instead of a code.
      </p>
      <Show
        when={made()}
        fallback={<Ask open={open()} setOpen={setOpen} groups={props.groups} made={setMade} />}
      >
        {(screen) => (
          <>
            <h3 tabindex="-1" ref={(element) => queueMicrotask(() => element.focus())}>
              The link of <bdi>{screen().name}</bdi>
            </h3>
            <Copyable name="the link" text={screen().url ?? ''} />
            <p>
              It is shown only now. Whoever has it sees this wall, so treat it like a password. It goes on to
              work until you revoke the screen.
            </p>
            <p class="buttons">
              <a class="button" href={`/admin/screens/${screen().id}`}>
                See it live
              </a>
              <button
                type="button"
                onClick={() => {
                  setMade(null)
                  setOpen(false)
                }}
              >
                I have copied it
              </button>
            </p>
          </>
        )}
      </Show>
    </section>
  )
}

interface AskProps {
  open: boolean
  setOpen: (open: boolean) => void
  groups: readonly string[]
  made: (screen: PairedScreen) => void
}

function Ask(props: AskProps): JSX.Element {
  return (
    <Show
      when={props.open}
      fallback={
        <button type="button" onClick={() => props.setOpen(true)}>
          Make a magic link
        </button>
      }
    >
      <LinkForm groups={props.groups} made={props.made} leave={() => props.setOpen(false)} />
    </Show>
  )
}

function LinkForm(props: Pick<AskProps, 'groups' | 'made'> & { leave: () => void }): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const place = { name: String(given.get('name') ?? ''), wall: String(given.get('wall') ?? '') }
    setBusy(true)
    const answer = await api.post<PairedScreen>('/screens', { link: true, ...place, group: groupIn(given) })
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.made(answer.value)
  }
  return (
    <form class="new" onSubmit={submit}>
      <PlaceFields problems={failure()?.fields ?? {}} groups={props.groups} />
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p class="buttons">
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Making it …' : 'Make the link'}
        </button>
        <button type="button" class="plain" onClick={() => props.leave()}>
          Leave it
        </button>
      </p>
    </form>
  )
}
