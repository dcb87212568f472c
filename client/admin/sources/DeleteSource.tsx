import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Failed } from '../parts/loaded.tsx'
import { count } from '../words.ts'
import type { Remains, WholeSource } from './data.ts'
import { entriesText } from './texts.ts'

export function DeleteSource(props: { source: WholeSource }): JSX.Element {
  const { api } = useOffice()
  const [remains, setRemains] = createSignal<Remains | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  let dialog: HTMLDialogElement | undefined
  const ask = async () => {
    const answer = await api.get<Remains>(`/sources/${props.source.id}/remains`)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setRemains(answer.value)
    dialog?.showModal()
  }
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete this source</h2>
      <p>Its token is refused at once. You are told what remains before anything is done.</p>
      <button type="button" onClick={ask}>
        Delete …
      </button>
      <Show when={failure()}>{(it) => <Failed failure={it()} again={ask} />}</Show>
      <dialog ref={dialog} class="delete-source" aria-labelledby="delete-title">
        <Show when={remains()}>
          {(it) => <Question source={props.source} remains={it()} cancel={() => dialog?.close()} />}
        </Show>
      </dialog>
    </section>
  )
}

interface QuestionProps {
  source: WholeSource
  remains: Remains
  cancel: () => void
}

function Question(props: QuestionProps): JSX.Element {
  const { api, places, routing, may } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const everything = given.get('words') === 'erase' ? '/everything' : ''
    setBusy(true)
    const answer = await api.delete(`/sources/${props.source.id}${everything}`)
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    props.cancel()
    places.load()
    routing.go('/admin/sources')
  }
  return (
    <form onSubmit={submit}>
      <h2 id="delete-title">
        Delete <bdi>{props.source.name}</bdi>?
      </h2>
      <p>Its token and its addresses are refused at once, and its last requests go. That cannot be undone.</p>
      <Walls walls={props.remains.walls} />
      <fieldset class="words-kept">
        <legend>
          {entriesText(props.remains.entries)}, {props.remains.words > 10_000 ? 'many' : props.remains.words}{' '}
          with words, came from it. What of them remains?
        </legend>
        <label class="choice">
          <input type="radio" name="words" value="keep" checked /> Everything: they stay in the feed and on
          walls, and go on counting.
          <Show when={props.source.retentionDays}>
            {(days) => <> Their words go after {count(days(), 'day', 'days')}, as they would have.</>}
          </Show>
        </label>
        <label class="choice">
          <input type="radio" name="words" value="erase" disabled={!may('owner')} /> Scores alone: words and
          persons are erased for good and leave the walls; the scores go on counting, so no number changes.
          <Show when={!may('owner')}> Only an owner may do this.</Show>
        </label>
      </fieldset>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p class="buttons">
        <button type="button" onClick={() => props.cancel()}>
          Keep the source
        </button>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Deleting …' : 'Delete it'}
        </button>
      </p>
    </form>
  )
}

function Walls(props: { walls: Remains['walls'] }): JSX.Element {
  return (
    <Show when={props.walls.length > 0}>
      <ul>
        <For each={props.walls}>
          {({ name, only }) => (
            <li>
              The wall <bdi>{name}</bdi> asks for{' '}
              {only ? 'this source alone and gets' : 'this source, too, and gets'} nothing new from it.
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
