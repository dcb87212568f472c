import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Example } from '../data.ts'
import { readPasted } from './example.ts'

/** A place for a body that did not come, or has not come yet. */
export function PasteExample(props: { use: (example: Example) => void }): JSX.Element {
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const example = readPasted(String(given.get('body') ?? ''))
    setWrong(example === null)
    if (example) props.use(example)
  }
  return (
    <form class="paste" onSubmit={submit}>
      <div class="field">
        <label for={id}>Paste an example of what your tool sends</label>
        <textarea
          id={id}
          name="body"
          rows={8}
          spellcheck={false}
          aria-describedby={`${id}-more`}
          aria-invalid={wrong() || undefined}
        />
        <p id={`${id}-more`} classList={{ hint: !wrong(), problem: wrong() }}>
          <Show
            when={wrong()}
            fallback="JSON, or a form as score=9&comment=… It is looked at, and nothing of it is kept."
          >
            This is neither JSON nor a form. Perhaps a part of it is missing.
          </Show>
        </p>
      </div>
      <button type="submit">Look at it</button>
    </form>
  )
}
