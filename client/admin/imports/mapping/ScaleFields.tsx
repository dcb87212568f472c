import { type JSX, Show } from 'solid-js'
import { type ScaleDraft, scaleProblem } from './draft.ts'

interface ScaleFieldsProps {
  scale: ScaleDraft
  set: (ends: Partial<ScaleDraft>) => void
}

/** The two ends of a scale. */
export function ScaleFields(props: ScaleFieldsProps): JSX.Element {
  const read = (input: HTMLInputElement) => (Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber)
  return (
    <span class="scale">
      <label>
        from{' '}
        <input
          type="number"
          step="1"
          value={props.scale.min ?? ''}
          onInput={(event) => props.set({ min: read(event.currentTarget) })}
        />
      </label>
      <label>
        to{' '}
        <input
          type="number"
          step="1"
          value={props.scale.max ?? ''}
          onInput={(event) => props.set({ max: read(event.currentTarget) })}
        />
      </label>
      <Show when={scaleProblem(props.scale)}>
        {(why) => (
          <span class="problem" role="alert">
            {why()}
          </span>
        )}
      </Show>
    </span>
  )
}
