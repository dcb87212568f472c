import { createSignal, type JSX } from 'solid-js'
import { Copyable } from '../parts/Copyable.tsx'
import { FIRST_WORDS, powerShellCommand, shellCommand } from '../start/command.ts'

/** A command that works as it stands: it posts one voice with this token. */
export function Command(props: { token: string }): JSX.Element {
  const onWindows = /Windows/.test(navigator.userAgent)
  const [shell, setShell] = createSignal<'sh' | 'powershell'>(onWindows ? 'powershell' : 'sh')
  const text = () => {
    const post = { origin: location.origin, token: props.token, comment: FIRST_WORDS }
    return shell() === 'sh' ? shellCommand(post) : powerShellCommand(post)
  }
  const choice = (value: 'sh' | 'powershell', name: string) => (
    <button type="button" class="plain" aria-pressed={shell() === value} onClick={() => setShell(value)}>
      {name}
    </button>
  )
  return (
    <div class="command">
      <p class="choices">
        {choice('sh', 'Linux, macOS')} {choice('powershell', 'Windows PowerShell')}
      </p>
      <Copyable name="the command" text={text()} />
      <p class="hint">
        The part after “Bearer” is the source’s token. It is shown this once: keep it where your systems keep
        their secrets.
      </p>
    </div>
  )
}
