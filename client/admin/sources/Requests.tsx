import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Feedback } from '../../../shared/feedback.ts'
import type { Failure, List } from '../api.ts'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { momentText } from '../times.ts'
import type { Request, WholeSource } from './data.ts'
import { answerText, askedText } from './texts.ts'
import { createWatching } from './watching.ts'

const SHOWN_AT_FIRST = 10
const LOOK_EVERY_MS = 10_000

/** What the source last asked and was answered, and a way to see that it works. */
export function Requests(props: { source: WholeSource }): JSX.Element {
  const { api } = useOffice()
  const requests = createLoaded(() => api.get<List<Request>>(`/sources/${props.source.id}/requests`))
  createWatching(requests.load, LOOK_EVERY_MS)
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">Last requests</h2>
      <TestVoice source={props.source} sent={requests.load} />
      <WaitFor state={requests.state()} again={requests.load}>
        {(list) => <RequestList items={list().items} ofTool={props.source.preset !== undefined} />}
      </WaitFor>
      <p class="hint">
        The last hundred are kept, without anybody’s words. A request with a token that no source has belongs
        to none, and is not here: its sender was answered 401.
      </p>
    </section>
  )
}

function RequestList(props: { items: readonly Request[]; ofTool: boolean }): JSX.Element {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.items : props.items.slice(0, SHOWN_AT_FIRST))
  return (
    <>
      <ol class="rows requests">
        <For
          each={shown()}
          fallback={
            <li class="quiet">
              {props.ofTool
                ? 'Nothing with its token. What its tool delivers stands further up.'
                : 'It has asked nothing yet.'}
            </li>
          }
        >
          {(request) => <RequestRow request={request} />}
        </For>
      </ol>
      <Show when={!all() && props.items.length > SHOWN_AT_FIRST}>
        <button type="button" onClick={() => setAll(true)}>
          Show all {props.items.length}
        </button>
      </Show>
    </>
  )
}

function RequestRow(props: { request: Request }): JSX.Element {
  const { now } = useOffice()
  const failed = () => props.request.status === 0 || props.request.status >= 400
  return (
    <li>
      <b>{props.request.status === 0 ? '–' : props.request.status}</b>
      <span classList={{ problem: failed() || (props.request.refused ?? 0) > 0 }}>
        {answerText(props.request)}
      </span>
      <span>{askedText(props.request)}</span>
      <span class="when">
        {momentText(Date.parse(props.request.at), now())}, {props.request.took} ms
        <Show when={props.request.lastFour}>{(four) => <>, token …{four()}</>}</Show>
      </span>
      <Show when={props.request.detail}>{(detail) => <Why request={props.request} detail={detail()} />}</Show>
    </li>
  )
}

/** One field that is wrong is named in the sentence itself. */
function Why(props: { request: Request; detail: string }): JSX.Element {
  const errors = () => props.request.errors ?? []
  const isBatch = () => props.request.refused !== undefined
  return (
    <p class="why-refused">
      <Show when={errors().length < 2 || isBatch()}>
        <bdi>{props.detail}</bdi>
      </Show>
      <Show when={errors().length > 1}>
        <For each={errors()}>
          {(error) => (
            <span>
              <code>{error.pointer || 'the whole'}</code> <bdi>{error.detail}</bdi>
            </span>
          )}
        </For>
      </Show>
      <span class="hint">
        Request <code>{props.request.requestId}</code>
      </span>
    </p>
  )
}

function TestVoice(props: { source: WholeSource; sent: () => void }): JSX.Element {
  const { api } = useOffice()
  const [sent, setSent] = createSignal<Feedback | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const send = async () => {
    setBusy(true)
    const answer = await api.post<Feedback>(`/sources/${props.source.id}/test`, {})
    setBusy(false)
    setSent(answer.ok ? answer.value : null)
    setFailure(answer.ok ? null : answer.failure)
    props.sent()
  }
  return (
    <div class="test-voice">
      <button type="button" onClick={send} disabled={busy()}>
        {busy() ? 'Sending …' : 'Send a test voice'}
      </button>{' '}
      <span role="status">
        <Show when={sent()}>
          {(entry) => (
            <>
              Kept as {entry().display}. It counts nowhere, and stands on no wall that does not ask for tests.{' '}
              <a href={`/admin/feedback/${entry().id}`}>See it in the feed</a>
            </>
          )}
        </Show>
      </span>
      <Show when={failure()}>{(it) => <p role="alert">It was refused: {it().detail}</p>}</Show>
    </div>
  )
}
