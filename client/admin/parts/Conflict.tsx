import { For, type JSX, Show } from 'solid-js'
import './conflict.css'

interface ConflictProps {
  /** What was changed, as "this wall". */
  what: string
  /** What it says now that it did not say before, line by line; left out where nobody can tell. */
  differences?: readonly string[]
  take: () => void
  /** Saves what stands here over what the other did. */
  over: () => void
}

/** Two have changed the same thing: what the other made of it, and the choice between the two. */
export function Conflict(props: ConflictProps): JSX.Element {
  return (
    <div role="alert" class="conflict">
      <p>
        Somebody else has changed {props.what} meanwhile. Nothing of yours is saved yet.
        <Show when={props.differences}> Now:</Show>
      </p>
      <Show when={props.differences}>
        {(lines) => (
          <ul>
            <For each={lines()} fallback={<li>it says what it said before, in these settings.</li>}>
              {(text) => (
                <li>
                  <bdi>{text}</bdi>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <p class="buttons">
        <button type="button" onClick={() => props.take()}>
          Take theirs
        </button>
        <button type="button" onClick={() => props.over()}>
          Save mine over it
        </button>
      </p>
    </div>
  )
}

/** What `theirs` says that `mine` did not. */
export function differencesOf(mine: readonly string[], theirs: readonly string[]): string[] {
  return theirs.filter((text) => !mine.includes(text))
}
