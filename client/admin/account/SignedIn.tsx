import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure, List } from '../api.ts'
import { useOffice } from '../context.ts'
import { EachById, focusTitle } from '../parts/EachById.tsx'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { momentText } from '../times.ts'

interface SignedInSession {
  id: string
  /** As "Firefox on Windows". */
  browser: string
  current: boolean
  createdAt: string
  seenAt: string
}

/** Where one is signed in, and an end to it. */
export function SignedIn(): JSX.Element {
  const { api } = useOffice()
  const { state, load } = createLoaded(() => api.get<List<SignedInSession>>('/sessions'))
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const end = async (path: string) => {
    const result = await api.delete(path)
    setFailure(result.ok || result.failure.status === 404 ? null : result.failure)
    await load()
  }
  return (
    <section aria-labelledby="signed-in">
      <h2 id="signed-in">Where you are signed in</h2>
      <WaitFor state={state()} again={load}>
        {(list) => (
          <>
            <ul class="rows">
              <EachById each={list().items}>
                {(session) => <SessionRow session={session()} end={() => end(`/sessions/${session().id}`)} />}
              </EachById>
            </ul>
            <Show when={list().items.length > 1}>
              <button type="button" onClick={() => end('/sessions')}>
                Sign out everywhere else
              </button>
            </Show>
          </>
        )}
      </WaitFor>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </section>
  )
}

function SessionRow(props: { session: SignedInSession; end: () => void }): JSX.Element {
  const { now } = useOffice()
  const moment = (iso: string) => momentText(Date.parse(iso), now())
  return (
    <li>
      <b>
        <bdi>{props.session.browser}</bdi>
      </b>
      <p class="known-of">
        <span>since {moment(props.session.createdAt)}</span>
        <span>
          {props.session.current ? 'this one, here now' : `last seen ${moment(props.session.seenAt)}`}
        </span>
      </p>
      <Show when={!props.session.current}>
        <div class="doing">
          <button
            type="button"
            class="plain"
            aria-label={`End: ${props.session.browser}, since ${moment(props.session.createdAt)}`}
            onClick={(event) => {
              focusTitle(event.currentTarget)
              props.end()
            }}
          >
            End
          </button>
        </div>
      </Show>
    </li>
  )
}
