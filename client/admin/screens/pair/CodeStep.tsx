import { createSignal, createUniqueId, type JSX, onMount, Show } from 'solid-js'
import { readCode } from '../../../../shared/screens.ts'
import type { Pairing } from './data.ts'
import { MagicLink } from './MagicLink.tsx'
import { codeProblem, failureText } from './texts.ts'

interface CodeStepProps {
  pairing: Pairing
  /** What the address brought. */
  brought: string
  replacing: boolean
  /** Of the screen whose device is replaced, once that is known. */
  name: string | null
  groups: readonly string[]
}

/** The letters that stand on the screen. It is looked for as soon as all of them are there. */
export function CodeStep(props: CodeStepProps): JSX.Element {
  return (
    <>
      <h1 class="serif">{props.replacing ? 'Replace the device' : 'Pair a screen'}</h1>
      <Show when={props.replacing}>
        <p>
          Another device becomes <bdi>{props.name ?? 'this screen'}</bdi>: name, wall, group and history stay.
          The old one shows a code again.
        </p>
      </Show>
      <p>
        Open <b>{location.host}</b> in the browser of the TV. It shows six letters.
      </p>
      <CodeForm pairing={props.pairing} brought={props.brought} />
      <Show when={!props.replacing}>
        <MagicLink groups={props.groups} />
      </Show>
    </>
  )
}

function CodeForm(props: Pick<CodeStepProps, 'pairing' | 'brought'>): JSX.Element {
  const id = createUniqueId()
  const { look, failure, busy, again } = props.pairing
  const [text, setText] = createSignal(props.brought)
  let input: HTMLInputElement | undefined
  onMount(() => input?.focus())
  const typed = (value: string) => {
    setText(value)
    again()
    void look(value)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void look(text())
  }
  const problem = () => {
    const refused = failure()
    return codeProblem(text()) ?? (refused ? failureText(refused, Date.now()) : null)
  }
  return (
    <form onSubmit={submit} class="code-form">
      <div class="field code">
        <label for={id}>The letters on the screen</label>
        <input
          ref={input}
          id={id}
          value={text()}
          onInput={(event) => typed(event.currentTarget.value)}
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="go"
          maxlength={40}
          placeholder="BCD-FGH"
          aria-invalid={problem() ? true : undefined}
          aria-describedby={`${id}-more`}
        />
        <p
          id={`${id}-more`}
          role="status"
          classList={{ problem: problem() !== null, hint: problem() === null }}
        >
          {problem() ?? (busy() ? 'Looking for it …' : 'Capitals, hyphens and spaces do not matter.')}
        </p>
      </div>
      <p>
        <button type="submit" class="main" disabled={busy() || readCode(text()) === null}>
          Find the screen
        </button>
      </p>
    </form>
  )
}
