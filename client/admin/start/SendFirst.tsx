import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import type { NewSource } from '../places.ts'
import { Choices, Command } from '../sources/Command.tsx'
import { FromTool } from './FromTool.tsx'

interface SendFirstProps {
  /** The source that was made on this page, with its token. */
  source: NewSource | null
  /** Null where the one that was made is gone, since a tool has taken its place. */
  made: (source: NewSource | null) => void
  /** Whether a voice has come. */
  arrived: boolean
}

const WAYS = { command: 'With one command', tool: 'From a tool you use' } as const
type Way = keyof typeof WAYS

export function SendFirst(props: SendFirstProps): JSX.Element {
  const { api, places } = useOffice()
  const [way, setWay] = createSignal<Way>('command')
  /** Takes away the source that was made for the command, if nothing was sent to it. */
  const clear = async () => {
    const unused = props.source
    if (unused === null || props.arrived) return
    const answer = await api.delete(`/sources/${unused.id}`)
    if (!answer.ok) return
    props.made(null)
    places.load()
  }
  return (
    <>
      <Choices
        label="How to send it"
        names={WAYS}
        all={['command', 'tool']}
        chosen={way()}
        choose={(chosen) => setWay(chosen)}
      />
      {/* Both stay: who looks at the other way finds this one as it was. */}
      <div hidden={way() !== 'command'}>
        <Show when={props.source} fallback={<AnotherSource made={props.made} />}>
          {(source) => (
            <>
              <p>Paste this into a terminal. It posts one voice to your server, as your own systems will.</p>
              <Command token={source().token} />
            </>
          )}
        </Show>
      </div>
      <div hidden={way() !== 'tool'}>
        <FromTool made={clear} />
      </div>
    </>
  )
}

/** A token is told once: who has lost it makes another source. */
function AnotherSource(props: { made: (source: NewSource) => void }): JSX.Element {
  const { places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const lost = () => places.sources().find(({ preset }) => preset === undefined)
  const make = async () => {
    setBusy(true)
    const name = `Source ${places.sources().length + 1}`
    const source = await places.makeSource({ name, policy: 'publish' })
    setBusy(false)
    if (source.ok) props.made(source.value)
    else setFailure(source.failure)
  }
  return (
    <>
      <Show when={lost()} fallback={<p>A program of your own has a source of its own, with a token.</p>}>
        {(source) => (
          <p>
            The token of <b>{source().name}</b> was shown once, and this page does not have it any more. If
            you have it, post with it; if not, another source has another token.
          </p>
        )}
      </Show>
      <button type="button" class="main" disabled={busy()} onClick={make}>
        {busy() ? 'Making it …' : 'Make another source'}
      </button>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </>
  )
}
