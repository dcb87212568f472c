import { createUniqueId, type JSX, Show } from 'solid-js'

interface LinesProps {
  label: string
  hint?: string
  problem?: string | undefined
  value: readonly string[]
  rows?: number
  readonly?: boolean
  onChange: (lines: string[]) => void
}

/** A list as text, one a line: many can be pasted at once. */
export function Lines(props: LinesProps): JSX.Element {
  const id = createUniqueId()
  // Written back only from outside: an empty line that is being typed must stay.
  const initial = props.value.join('\n')
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        rows={props.rows ?? 3}
        dir="auto"
        spellcheck={false}
        readonly={props.readonly}
        aria-describedby={props.problem || props.hint ? `${id}-more` : undefined}
        aria-invalid={props.problem ? true : undefined}
        onInput={(event) => props.onChange(linesOf(event.currentTarget.value))}
      >
        {initial}
      </textarea>
      <Show when={props.problem ?? props.hint}>
        {(more) => (
          <p id={`${id}-more`} class={props.problem ? 'problem' : 'hint'}>
            {more()}
          </p>
        )}
      </Show>
    </div>
  )
}

function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]
}
