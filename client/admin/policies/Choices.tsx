import { createUniqueId, For, type JSX } from 'solid-js'

interface ChoicesProps<Value extends string> {
  label: string
  hint?: string
  options: readonly { value: Value; name: string }[]
  chosen: readonly Value[]
  disabled?: boolean
  onChange: (chosen: Value[]) => void
}

/** Some of several. */
export function Choices<Value extends string>(props: ChoicesProps<Value>): JSX.Element {
  const toggled = (value: Value, on: boolean) =>
    props.options
      .map((option) => option.value)
      .filter((each) => (each === value ? on : props.chosen.includes(each)))
  return (
    <fieldset class="choosing">
      <legend>{props.label}</legend>
      <p class="choices">
        <For each={props.options}>
          {({ value, name }) => (
            <label class="choice">
              <input
                type="checkbox"
                disabled={props.disabled}
                checked={props.chosen.includes(value)}
                onChange={(event) => props.onChange(toggled(value, event.currentTarget.checked))}
              />{' '}
              {name}
            </label>
          )}
        </For>
      </p>
      {props.hint && <p class="hint">{props.hint}</p>}
    </fieldset>
  )
}

interface SelectProps<Value extends string> {
  label: string
  options: readonly { value: Value; name: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of several. */
export function Select<Value extends string>(props: SelectProps<Value>): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>
        <bdi>{props.label}</bdi>
      </label>
      <select id={id} onChange={(event) => props.onChange(event.currentTarget.value as Value)}>
        <For each={props.options}>
          {({ value, name }) => (
            <option value={value} selected={value === props.value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}
