import { For, type JSX, onMount, Show } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import { useFeedDesk } from './desk.ts'

const LONGEST = 50

/** Puts a tag on, or takes one off; known tags are offered. */
export function TagForm(props: { entry: Entry }): JSX.Element {
  const { moderating, marks, values, ask } = useFeedDesk()
  let input: HTMLInputElement | undefined
  onMount(() => {
    void values.load()
    input?.focus()
  })
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const tag = input?.value.trim() ?? ''
    if (tag !== '') void moderating.tag(tag)
    ask(null)
  }
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && ask(null)
  return (
    <form class="why" onSubmit={add} onKeyDown={leave} aria-label="Tag">
      <div class="buttons">
        <input
          ref={input}
          type="text"
          list="known-tags"
          maxlength={LONGEST}
          aria-label="Tag"
          placeholder="A tag"
        />
        <datalist id="known-tags">
          <For each={values.values().tags}>{(tag) => <option value={tag} />}</For>
        </datalist>
        <button type="submit" class="main">
          Tag it
        </button>
        <button type="button" class="plain" onClick={() => ask(null)}>
          Cancel
        </button>
      </div>
      <Show when={marks.size() === 0 && props.entry.tags?.length}>
        <ul class="tags" aria-label="Its tags">
          <For each={props.entry.tags}>
            {(tag) => (
              <li>
                <button type="button" onClick={() => moderating.untag(tag)}>
                  <bdi>{tag}</bdi> <span aria-hidden="true">×</span>
                  <span class="unseen">take off</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </form>
  )
}
