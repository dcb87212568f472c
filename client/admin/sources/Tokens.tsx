import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Failure, List } from '../api.ts'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { momentText } from '../times.ts'
import { Command } from './Command.tsx'
import type { Token, WholeSource } from './data.ts'
import { Rotation } from './Rotation.tsx'

/** How to post as this source, and the keys for it. */
export function Tokens(props: { source: WholeSource }): JSX.Element {
  const { api } = useOffice()
  const path = () => `/sources/${props.source.id}/tokens`
  const tokens = createLoaded(() => api.get<List<Token>>(path()))
  const [made, setMade] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const end = async (token: Token) => {
    const answer = await api.delete(`${path()}/${token.id}`)
    setFailure(answer.ok ? null : answer.failure)
    tokens.load()
  }
  const rotated = (token: string) => {
    setMade(token)
    tokens.load()
  }
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Send to it</h2>
      <Show when={made()}>
        <p role="status">The new token stands in the command, this once.</p>
      </Show>
      <Command token={made()} metric={props.source.metric} scale={props.source.scale} />
      <h3>Its token</h3>
      <WaitFor state={tokens.state()} again={tokens.load}>
        {(list) => (
          <ul class="rows">
            <For each={list().items}>{(token) => <TokenRow token={token} end={() => end(token)} />}</For>
          </ul>
        )}
      </WaitFor>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <Rotation<{ token: string }> what="token" path={path()} rotated={({ token }) => rotated(token)} />
    </section>
  )
}

function TokenRow(props: { token: Token; end: () => void }): JSX.Element {
  const { now } = useOffice()
  const when = (time: string) => momentText(Date.parse(time), now())
  return (
    <li>
      <b>{props.token.lastFour ? `… ${props.token.lastFour}` : 'Its last characters are not known'}</b>
      <span>made {when(props.token.createdAt)}</span>
      <span>{props.token.lastUsedAt ? `last sent ${when(props.token.lastUsedAt)}` : 'never sent yet'}</span>
      <Show when={props.token.endsAt} fallback={<span>goes on</span>}>
        {(endsAt) => (
          <span>
            ends {when(endsAt())}{' '}
            <button type="button" onClick={() => props.end()}>
              End it now
            </button>
          </span>
        )}
      </Show>
    </li>
  )
}
