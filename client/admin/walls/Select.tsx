import { For, type JSX } from 'solid-js'

interface SelectProps<T extends string | number> {
  name: string
  label: string
  chosen: T
  choices: readonly T[]
  names: Readonly<Record<T, string>>
  hint?: string
}

/** One of a setting's values, each told in words. */
export function Select<T extends string | number>(props: SelectProps<T>): JSX.Element {
  return (
    <div class="field">
      <label for={`wall-${props.name}`}>{props.label}</label>
      <select
        id={`wall-${props.name}`}
        name={props.name}
        aria-describedby={props.hint && `wall-${props.name}-more`}
      >
        <For each={props.choices}>
          {(choice) => (
            <option value={choice} selected={choice === props.chosen}>
              {props.names[choice]}
            </option>
          )}
        </For>
      </select>
      {props.hint && (
        <p class="hint" id={`wall-${props.name}-more`}>
          {props.hint}
        </p>
      )}
    </div>
  )
}
