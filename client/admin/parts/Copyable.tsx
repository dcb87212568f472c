import { createSignal, type JSX } from 'solid-js'

interface CopyableProps {
  text: string
  /** What it is, for the button: "Copy the command". */
  name: string
}

/** Text to take along. Plain http has no clipboard for scripts, so it is selected and copied as by hand. */
export function Copyable(props: CopyableProps): JSX.Element {
  const [told, setTold] = createSignal('')
  let block: HTMLElement | undefined
  const copy = () => {
    if (!block) return
    getSelection()?.selectAllChildren(block)
    const done = document.execCommand('copy')
    setTold(done ? 'Copied.' : 'Selected: copy it with Ctrl+C or ⌘C.')
  }
  return (
    <div class="copyable">
      <pre>
        <code ref={block}>{props.text}</code>
      </pre>
      <p>
        <button type="button" onClick={copy}>
          Copy {props.name}
        </button>{' '}
        <span role="status">{told()}</span>
      </p>
    </div>
  )
}
