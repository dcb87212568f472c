import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { count } from '../words.ts'

const PHRASE = 'delete everything'

/** All feedback, with its scores: for an owner who begins anew. */
export function DeleteEverything(): JSX.Element {
  const { api } = useOffice()
  const [typed, setTyped] = createSignal('')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [deleted, setDeleted] = createSignal<number | null>(null)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const answer = await api.delete<{ deleted: number }>(`/feedback?confirm=${encodeURIComponent(typed())}`)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setDeleted(answer.value.deleted)
  }

  return (
    <section aria-labelledby="everything">
      <h2 id="everything">Delete everything</h2>
      <p>
        All feedback goes, with its scores and history of turns, at once and for good. Sources, walls, people
        and the audit log stay.
      </p>
      <Show
        when={deleted() === null}
        fallback={<p role="status">{count(deleted() ?? 0, 'voice was', 'voices were')} deleted.</p>}
      >
        <form class="inline" onSubmit={submit}>
          <Field
            label={`Type “${PHRASE}”`}
            name="confirm"
            autocomplete="off"
            onInput={(event) => setTyped(event.currentTarget.value)}
            problem={failure()?.fields.confirm}
          />
          <button type="submit" disabled={typed() !== PHRASE}>
            Delete all feedback
          </button>
        </form>
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      </Show>
    </section>
  )
}
