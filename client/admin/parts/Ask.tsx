import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Failure, Result } from '../api.ts'
import './ask.css'
import { focusTitle } from './EachById.tsx'

interface AskProps {
  /** On the button that asks. */
  label: string
  /** What is being asked, for those who hear buttons without the row around them. */
  about: string
  title: JSX.Element
  children: JSX.Element
  /** On the button that does it. */
  yes: string
  /** Reads the form, where there is something to choose. */
  act: (given: FormData) => Promise<Result<unknown>>
  done: () => void
  /** Whether the button leaves the page with it. */
  leaves?: boolean
}

/** A button that asks in a dialog before it does what it says. */
export function Ask(props: AskProps): JSX.Element {
  const id = createUniqueId()
  const [asked, setAsked] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  let dialog: HTMLDialogElement | undefined
  const ask = () => {
    setFailure(null)
    setAsked(true)
    dialog?.showModal()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await props.act(new FormData(event.currentTarget as HTMLFormElement))
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
    if (!result.ok) return
    dialog?.close()
    if (props.leaves) focusTitle(dialog)
    props.done()
  }
  return (
    <>
      <button type="button" class="plain" aria-label={`${props.label}: ${props.about}`} onClick={ask}>
        {props.label}
      </button>
      <dialog ref={dialog} class="ask" aria-labelledby={id} onClose={() => setAsked(false)}>
        <Show when={asked()}>
          <form onSubmit={submit}>
            <h2 id={id}>{props.title}</h2>
            {props.children}
            <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
            <p class="buttons">
              <button type="submit" class="main" disabled={busy()}>
                {busy() ? 'One moment …' : props.yes}
              </button>
              <button type="button" onClick={() => dialog?.close()}>
                Cancel
              </button>
            </p>
          </form>
        </Show>
      </dialog>
    </>
  )
}
