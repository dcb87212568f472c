import { createUniqueId, type JSX } from 'solid-js'

interface AmountProps {
  label: string
  min: number
  max: number
  value: number | undefined
  problem?: string | undefined
  onChange: (value: number | undefined) => void
}

/** A whole number, or nothing. */
export function Amount(props: AmountProps): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="field amount">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="number"
        inputmode="numeric"
        step="1"
        min={props.min}
        max={props.max}
        value={props.value ?? ''}
        aria-describedby={props.problem ? `${id}-more` : undefined}
        aria-invalid={props.problem ? true : undefined}
        onInput={({ currentTarget: { value } }) => props.onChange(value === '' ? undefined : Number(value))}
      />
      {props.problem && (
        <p id={`${id}-more`} class="problem">
          {props.problem}
        </p>
      )}
    </div>
  )
}
