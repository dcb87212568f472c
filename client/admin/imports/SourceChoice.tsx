import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import type { SourceWish } from '../places.ts'
import { MetricChoice, PolicyChoice, readMetric, readPolicy } from '../sources/choices.tsx'

const ANOTHER = ''

interface SourceChoiceProps {
  chosen: string | null
  problem: string | undefined
  disabled: boolean
}

/** Where the file's voices came from: a source that there is, or one that is made for it. */
export function SourceChoice(props: SourceChoiceProps): JSX.Element {
  const { places } = useOffice()
  const [picked, setPicked] = createSignal<string | null>(null)
  const chosen = () => picked() ?? props.chosen ?? places.sources()[0]?.id ?? ANOTHER
  // One that was made meanwhile is the chosen one.
  createEffect(
    on(
      () => props.chosen,
      () => setPicked(null),
      { defer: true },
    ),
  )
  return (
    <fieldset class="of-source" disabled={props.disabled}>
      <legend class="unseen">Where its voices came from</legend>
      <label class="field">
        Its voices came from
        <select name="source" onChange={(event) => setPicked(event.currentTarget.value)}>
          <For each={places.sources()}>
            {(source) => (
              <option value={source.id} selected={source.id === chosen()}>
                {source.name}
              </option>
            )}
          </For>
          <option value={ANOTHER} selected={chosen() === ANOTHER}>
            another source, made for it
          </option>
        </select>
      </label>
      <Show when={chosen() === ANOTHER}>
        <Field label="Its name" name="name" required maxlength={200} problem={props.problem} />
        <MetricChoice chosen={null} />
        <PolicyChoice chosen="publish" />
      </Show>
    </fieldset>
  )
}

/** The id of a source, or what one is to be made of. */
export function readSourceWish(given: FormData): string | SourceWish {
  const source = String(given.get('source') ?? ANOTHER)
  if (source !== ANOTHER) return source
  const metric = readMetric(given)
  return { name: String(given.get('name') ?? ''), policy: readPolicy(given), ...(metric && { metric }) }
}
