import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { count } from '../words.ts'
import type { WholeWall } from './data.ts'

export function DeleteWall(props: { wall: WholeWall }): JSX.Element {
  const { api, desk, places, routing } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  let dialog: HTMLDialogElement | undefined
  const screens = () => desk.screens().filter(({ wall }) => wall === props.wall.id).length
  const sentAway = () => {
    if (screens() === 0) return 'No screen shows it now.'
    return `${count(screens(), 'screen shows', 'screens show')} it now and ${screens() === 1 ? 'goes' : 'go'} dark at once.`
  }
  const remove = async () => {
    setBusy(true)
    const answer = await api.delete(`/walls/${props.wall.id}`)
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    dialog?.close()
    places.load()
    routing.go('/admin/walls')
  }
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete this wall</h2>
      <p>Its settings, its logo and its links go. What customers said stays, and goes on counting.</p>
      <button type="button" onClick={() => dialog?.showModal()}>
        Delete …
      </button>
      <dialog ref={dialog} class="delete-wall" aria-labelledby="delete-title">
        <h2 id="delete-title">
          Delete <bdi>{props.wall.name}</bdi>?
        </h2>
        <p>{sentAway()}</p>
        <p>
          Its links open nothing any more, and its address is free for another wall. No voice and no score is
          lost, and the audit log keeps how it was set. That cannot be undone.
        </p>
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <p class="buttons">
          <button type="button" onClick={() => dialog?.close()}>
            Keep the wall
          </button>
          <button type="button" class="main" disabled={busy()} onClick={remove}>
            {busy() ? 'Deleting …' : 'Delete it'}
          </button>
        </p>
      </dialog>
    </section>
  )
}
