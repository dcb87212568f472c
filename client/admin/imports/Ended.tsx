import { For, type JSX, Show } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { wholeText } from '../times.ts'
import { count } from '../words.ts'
import { Forget } from './Forget.tsx'
import { Reasons } from './Reasons.tsx'
import { takesText } from './texts.ts'

interface EndedProps {
  item: Import
  learn: (item: Import) => void
  /** Opens what is what once more. */
  again: () => void
}

const TITLES: Readonly<Record<string, string>> = {
  done: 'It is brought in',
  cancelled: 'It was stopped',
  failed: 'It could not go on',
  undone: 'It is undone',
  uploaded: 'It was never started',
}

/** What came of an import, and what can still be done about it. */
export function Ended(props: EndedProps): JSX.Element {
  const isUndone = () => props.item.state === 'undone'
  const mayBegin = () => props.item.hasFile && props.item.state !== 'done'
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{TITLES[props.item.state]}</h2>
      <Show when={props.item.problem}>{(it) => <p class="problem">{it()}</p>}</Show>
      <Show when={props.item.endedAt}>{(at) => <p class="quiet">{wholeText(Date.parse(at()))}</p>}</Show>
      <Show when={isUndone()}>
        <p>
          {count(props.item.removed, 'voice was', 'voices were')} taken away again, from scores and from
          walls. What was there before is as it was.
        </p>
      </Show>
      <Show when={props.item.startedAt !== null && !isUndone()}>
        <Figures item={props.item} />
        <Reasons reasons={props.item.reasons} />
      </Show>
      <Show when={props.item.state === 'uploaded'}>
        <p>Files that nobody starts are kept for seven days. Bring it in once more to begin anew.</p>
      </Show>
      <p class="buttons">
        <Show when={props.item.kept > 0 && !isUndone()}>
          <a class="button" href={`/admin?source=${encodeURIComponent(props.item.source)}`}>
            See its source in the feed
          </a>
        </Show>
        <Show when={props.item.hasRefused}>
          <a class="button" download="" href={`/api/v1/imports/${props.item.id}/refused`}>
            Take the refused rows as a file
          </a>
        </Show>
        <Show when={mayBegin()}>
          <button type="button" onClick={() => props.again()}>
            {isUndone() ? 'Bring it in another way' : 'Begin again'}
          </button>
        </Show>
        <Undo item={props.item} learn={props.learn} />
        <Forget item={props.item} />
      </p>
    </section>
  )
}

function Figures(props: { item: Import }): JSX.Element {
  const figures = () =>
    [
      [props.item.kept, 'kept', 'voices that were not here before'],
      [props.item.repeated, 'known already', 'counted once, as before'],
      [props.item.refused, 'refused', 'nothing of them is kept'],
    ] as const
  return (
    <dl class="figures">
      <For each={figures()}>
        {([n, name, meaning]) => (
          <div>
            <dt>
              {name} <span class="hint">{meaning}</span>
            </dt>
            <dd class="serif">{n.toLocaleString('en')}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function Undo(props: Pick<EndedProps, 'item' | 'learn'>): JSX.Element {
  const { api } = useOffice()
  const may = () => ['done', 'cancelled', 'failed'].includes(props.item.state) && props.item.kept > 0
  let learnt: Import | null = null
  const act = async () => {
    const answer = await api.post<Import>(`/imports/${props.item.id}/undo`, {})
    if (answer.ok) learnt = answer.value
    return answer
  }
  return (
    <Show when={may()}>
      <span class="undo">
        <Ask
          label="Undo it"
          about={props.item.name}
          title="Undo this import?"
          yes={`Take ${count(props.item.kept, 'voice', 'voices')} away`}
          act={act}
          done={() => learnt && props.learn(learnt)}
        >
          <p>
            Exactly what it brought goes: {count(props.item.kept, 'voice', 'voices')}, from scores and from
            walls, with what moderators have done to them since. What was there before stays.
          </p>
          <p>{takesText(props.item)} The same file can be brought in again afterwards.</p>
        </Ask>
      </span>
    </Show>
  )
}
