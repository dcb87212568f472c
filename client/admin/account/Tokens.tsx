import { createSignal, type JSX, Show } from 'solid-js'
import type { List } from '../api.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { Copyable } from '../parts/Copyable.tsx'
import { EachById } from '../parts/EachById.tsx'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { momentText, wholeText } from '../times.ts'
import { type NewToken, SCOPE_TEXTS, type Token } from './data.ts'
import { TokenForm } from './TokenForm.tsx'

/** Keys for one's own programs. */
export function Tokens(): JSX.Element {
  const { api } = useOffice()
  const { state, load } = createLoaded(() => api.get<List<Token>>('/tokens'))
  const [made, setMade] = createSignal<NewToken | null>(null)
  const keep = (token: NewToken) => {
    setMade(token)
    load()
  }
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Access tokens</h2>
      <p>
        For your own programs: they call <code>/api/v1</code> in your name, and never do more than you may.
      </p>
      <WaitFor state={state()} again={load}>
        {(list) => (
          <ul class="rows">
            <EachById each={list().items} fallback={<li class="quiet">There is none.</li>}>
              {(token) => <TokenRow token={token()} ended={load} />}
            </EachById>
          </ul>
        )}
      </WaitFor>
      <Show when={made()} fallback={<TokenForm made={keep} />}>
        {(token) => <MadeToken token={token()} kept={() => setMade(null)} />}
      </Show>
    </section>
  )
}

function TokenRow(props: { token: Token; ended: () => void }): JSX.Element {
  const { api, now } = useOffice()
  const expires = () => Date.parse(props.token.expiresAt)
  return (
    <li>
      <b>
        <bdi>{props.token.name}</bdi>
      </b>
      <p class="known-of">
        <span>{SCOPE_TEXTS[props.token.scope]}</span>
        <span>
          {expires() > now() ? 'until' : 'ended'} {wholeText(expires())}
        </span>
        <span>
          {props.token.usedAt === null
            ? 'never used'
            : `last used ${momentText(Date.parse(props.token.usedAt), now())}`}
        </span>
      </p>
      <div class="doing">
        <Ask
          label="End"
          about={props.token.name}
          title={
            <>
              End the token <bdi>{props.token.name}</bdi>?
            </>
          }
          yes="End it"
          leaves
          act={() => api.delete(`/tokens/${props.token.id}`)}
          done={props.ended}
        >
          <p>Whatever uses it is refused from then on.</p>
        </Ask>
      </div>
    </li>
  )
}

function MadeToken(props: { token: NewToken; kept: () => void }): JSX.Element {
  return (
    <div class="made-token">
      <h3 tabindex="-1" ref={(element) => queueMicrotask(() => element.focus())}>
        <bdi>{props.token.name}</bdi> is made
      </h3>
      <p>
        Keep it like a password: it is shown only now. It goes along as <code>Authorization: Bearer …</code>
      </p>
      <Copyable name="the token" text={props.token.token} />
      <button type="button" onClick={() => props.kept()}>
        I have kept it
      </button>
    </div>
  )
}
