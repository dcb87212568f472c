import { createSignal, type JSX, Show } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { count } from '../words.ts'
import { Bar } from './Bar.tsx'
import { countsText } from './texts.ts'

interface RunningProps {
  item: Import
  learn: (item: Import) => void
}

/** An import that runs, or that is being undone. */
export function Running(props: RunningProps): JSX.Element {
  return (
    <section aria-label="How far it is">
      <Show when={props.item.state === 'running'} fallback={<Undoing item={props.item} />}>
        <BringingIn {...props} />
      </Show>
    </section>
  )
}

function BringingIn(props: RunningProps): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const text = () =>
    `${count(props.item.rows, 'row', 'rows')} so far: ${countsText(props.item) || 'none kept'}`
  const cancel = async () => {
    setBusy(true)
    const answer = await api.post<Import>(`/imports/${props.item.id}/cancel`, {})
    setBusy(false)
    if (answer.ok) props.learn(answer.value)
    else setFailure(answer.failure)
  }
  return (
    <>
      {/* The first pass is so much faster that its time says nothing of the second. */}
      <Show
        when={props.item.rows > 0}
        fallback={
          <Bar label="Its rows are being counted" share={props.item.progress} text="" timed={false} />
        }
      >
        <Bar label="It is being brought in" share={props.item.progress} text={text()} />
      </Show>
      <p class="hint">
        It goes on when you leave this page. Stopping keeps what is here by then; that can be undone.
      </p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p class="buttons">
        <button type="button" disabled={busy()} onClick={cancel}>
          {busy() ? 'Stopping …' : 'Stop it'}
        </button>
      </p>
    </>
  )
}

function Undoing(props: { item: Import }): JSX.Element {
  const text = () =>
    `${props.item.removed.toLocaleString('en')} of ${count(props.item.kept, 'voice', 'voices')} taken away`
  return (
    <>
      <Bar label="It is being undone" share={props.item.progress} text={text()} />
      <p class="hint">It goes on when you leave this page.</p>
    </>
  )
}
