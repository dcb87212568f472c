import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { Key } from '../parts/Key.tsx'

/** What the last decision came to, with its way back, and where the keys are listed. */
export function NoticeBar(props: { undo: () => void; help: () => void }): JSX.Element {
  const { notices } = useOffice()
  return (
    <footer class="notice" classList={{ empty: notices.notice() === null }}>
      <p role="status" classList={{ problem: notices.notice()?.kind === 'problem' }}>
        <bdi>{notices.notice()?.text()}</bdi>
      </p>
      <Show when={notices.notice()?.undoable}>
        <button type="button" class="plain" aria-keyshortcuts="z" onClick={() => props.undo()}>
          <Key name="Z" /> Undo
        </button>
      </Show>
      <p class="keys">
        <Key name="J" /> <Key name="K" /> move
        <button type="button" class="plain" onClick={() => props.help()}>
          <Key name="?" /> All keys
        </button>
      </p>
    </footer>
  )
}
