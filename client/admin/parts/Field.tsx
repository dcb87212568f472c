import { createUniqueId, type JSX, onMount, Show, splitProps } from 'solid-js'

interface FieldProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: string
  hint?: string | undefined
  problem?: string | undefined
}

/** An input with its label, what helps to fill it, and what is wrong with it. */
export function Field(props: FieldProps): JSX.Element {
  const [own, input] = splitProps(props, ['label', 'hint', 'problem', 'autofocus'])
  const id = createUniqueId()
  let element: HTMLInputElement | undefined
  // The attribute works only for what is there when a page loads.
  onMount(() => own.autofocus && element?.focus())
  const described = () => (own.problem || own.hint ? `${id}-more` : undefined)
  return (
    <div class="field">
      <label for={id}>{own.label}</label>
      <input
        {...input}
        ref={element}
        id={id}
        aria-describedby={described()}
        aria-invalid={own.problem ? true : undefined}
      />
      <Show when={own.problem ?? own.hint}>
        <p
          id={`${id}-more`}
          classList={{ problem: own.problem !== undefined, hint: own.problem === undefined }}
        >
          {own.problem ?? own.hint}
        </p>
      </Show>
    </div>
  )
}
