import { createSignal, For, type JSX } from 'solid-js'
import type { Metric, Scale } from '../../../shared/metric.ts'
import { Copyable } from '../parts/Copyable.tsx'
import { commandFor, firstEntry, LANGUAGES, type Language, type Shell } from '../start/command.ts'

interface CommandProps {
  /** Null where it is not known any more: a place is left for it. */
  token: string | null
  metric?: Metric | undefined
  scale?: Scale | undefined
}

const LANGUAGE_NAMES = { curl: 'curl', javascript: 'JavaScript', python: 'Python' } as const
const SHELL_NAMES = { sh: 'Linux, macOS', powershell: 'Windows PowerShell' } as const
const SHELLS = ['sh', 'powershell'] as const

/** A command that works as it stands: it posts one voice with this token. */
export function Command(props: CommandProps): JSX.Element {
  const onWindows = /Windows/.test(navigator.userAgent)
  const [shell, setShell] = createSignal<Shell>(onWindows ? 'powershell' : 'sh')
  const [language, setLanguage] = createSignal<Language>('curl')
  const text = () =>
    commandFor(language(), shell(), {
      origin: location.origin,
      token: props.token ?? 'YOUR_TOKEN',
      entry: firstEntry(props),
    })
  return (
    <div class="command">
      <Choices
        label="Language"
        names={LANGUAGE_NAMES}
        all={LANGUAGES}
        chosen={language()}
        choose={setLanguage}
      />
      <Choices label="System" names={SHELL_NAMES} all={SHELLS} chosen={shell()} choose={setShell} />
      <Copyable name="the command" text={text()} />
      <p class="hint">
        {props.token === null
          ? 'Put the source’s token in the place of YOUR_TOKEN. This page does not have it: it was shown once.'
          : 'The part after “Bearer” is the source’s token. It is shown this once: keep it where your systems keep their secrets.'}
      </p>
    </div>
  )
}

interface ChoicesProps<T extends string> {
  label: string
  names: Readonly<Record<T, string>>
  all: readonly T[]
  chosen: T
  choose: (value: T) => void
}

/** A few words of which one is chosen. */
export function Choices<T extends string>(props: ChoicesProps<T>): JSX.Element {
  return (
    <fieldset class="choices" aria-label={props.label}>
      <For each={props.all}>
        {(value) => (
          <button
            type="button"
            class="plain"
            aria-pressed={props.chosen === value}
            onClick={() => props.choose(value)}
          >
            {props.names[value]}
          </button>
        )}
      </For>
    </fieldset>
  )
}
