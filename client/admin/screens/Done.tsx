import { type JSX, Show } from 'solid-js'
import type { Acting } from './acting.ts'

/** What the last thing that was done came to, with the way back. */
export function Done(props: { acting: Acting }): JSX.Element {
  const done = () => props.acting.done()
  return (
    <p class="done-line" role="status" classList={{ problem: done()?.problem ?? false }}>
      <Show when={done()}>
        {(it) => (
          <>
            <bdi>{it().text}</bdi>{' '}
            <Show when={it().undo}>
              {(undo) => (
                <button type="button" class="plain" onClick={() => void undo()()}>
                  Undo
                </button>
              )}
            </Show>
          </>
        )}
      </Show>
    </p>
  )
}
