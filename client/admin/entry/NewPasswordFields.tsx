import { createSignal, type JSX, Show } from 'solid-js'
import { Field } from '../parts/Field.tsx'

const PASSWORD_LENGTH = 10

interface NewPasswordFieldsProps {
  /** Whose password it is: shown, and what the browser keeps it for. */
  email?: string
  problem?: string | undefined
  autofocus?: boolean
  label?: string
}

/** A password that somebody chooses, which they may look at. */
export function NewPasswordFields(props: NewPasswordFieldsProps): JSX.Element {
  const [visible, setVisible] = createSignal(false)
  return (
    <>
      <Show when={props.email}>
        {(email) => <Field label="E-mail" type="email" autocomplete="username" readonly value={email()} />}
      </Show>
      <Field
        label={props.label ?? 'Password'}
        name="password"
        type={visible() ? 'text' : 'password'}
        autocomplete="new-password"
        required
        autofocus={props.autofocus ?? false}
        minlength={PASSWORD_LENGTH}
        maxlength={1000}
        hint={`At least ${PASSWORD_LENGTH} characters. A few words that only you put together are best.`}
        problem={props.problem}
      />
      <label class="choice">
        <input type="checkbox" onChange={(event) => setVisible(event.currentTarget.checked)} /> Show the
        password
      </label>
    </>
  )
}
