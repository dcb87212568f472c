import { createSignal, type JSX, Show } from 'solid-js'
import {
  type Delivery,
  type DeliverySummary,
  INBOX_STATES,
  type Trial,
} from '../../../../shared/deliveries.ts'
import type { Failure, Result } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { createLoaded, WaitFor } from '../../parts/loaded.tsx'
import { wholeText } from '../../times.ts'
import type { HookSource } from '../data.ts'
import { VoiceTrial } from '../mapping/VoiceTrial.tsx'
import { OfSource } from '../OfSource.tsx'
import { bytesText, proofText, STATE_MEANINGS, STATE_TEXTS } from '../texts.ts'
import { Whys } from '../Whys.tsx'
import { Became } from './Became.tsx'
import { Body, Fact, Headers } from './Brought.tsx'
import './log.css'

/** One delivery: what became of it, all that it brought, and what can be done. */
export function DeliveryPage(props: { source: string; id: string }): JSX.Element {
  const { api } = useOffice()
  return (
    <OfSource id={props.source} title="A delivery">
      {(source) => {
        const path = `/sources/${source().id}/deliveries/${encodeURIComponent(props.id)}`
        const delivery = createLoaded(() => api.get<Delivery>(path))
        return (
          <WaitFor state={delivery.state()} again={delivery.load}>
            {(it) => <One source={source()} delivery={it()} path={path} changed={delivery.load} />}
          </WaitFor>
        )
      }}
    </OfSource>
  )
}

interface OneProps {
  source: HookSource
  delivery: Delivery
  path: string
  changed: () => void
}

function One(props: OneProps): JSX.Element {
  return (
    <>
      <p class="serif figure">
        {STATE_TEXTS[props.delivery.state]}
        <Became delivery={props.delivery} />
      </p>
      <p>{STATE_MEANINGS[props.delivery.state]}</p>
      <Whys whys={props.delivery.why} />
      <Doing {...props} />
      <dl class="known">
        <Fact name="Came">{wholeText(Date.parse(props.delivery.at))}</Fact>
        <Fact name="Proof">{proofText(props.delivery.proof)}</Fact>
        <Fact name="Answered">{props.delivery.status}</Fact>
        <Fact name="Sent as">
          <bdi>
            {props.delivery.method}, {props.delivery.contentType ?? 'without a type'},{' '}
            {bytesText(props.delivery.bytes)}
          </bdi>
        </Fact>
        <Fact name="Request">
          <code>{props.delivery.requestId}</code>
        </Fact>
      </dl>
      <Body delivery={props.delivery} />
      <Headers headers={props.delivery.headers} />
    </>
  )
}

/** What would happen, and making it happen. */
function Doing(props: OneProps): JSX.Element {
  const { api, inbox } = useOffice()
  const [trial, setTrial] = createSignal<Trial | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const waits = () => INBOX_STATES.some((state) => state === props.delivery.state)
  const hasTree = () => props.delivery.body !== null && props.delivery.body.form !== 'text'

  async function act<T>(ask: () => Promise<Result<T>>): Promise<T | null> {
    setBusy(true)
    const answer = await ask()
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    return answer.ok ? answer.value : null
  }
  const look = async () => {
    setTrial(
      await act(() => api.post<Trial>(`/sources/${props.source.id}/try`, { delivery: props.delivery.id })),
    )
  }
  const change = async (ask: () => Promise<Result<DeliverySummary>>) => {
    setTrial(null)
    await act(ask)
    inbox.look()
    props.changed()
  }
  return (
    <>
      <p class="buttons">
        <Show when={hasTree()}>
          <a class="button" href={`/admin/sources/${props.source.id}/mapping?delivery=${props.delivery.id}`}>
            Say what is what
          </a>
        </Show>
        <Show when={props.delivery.body}>
          <button
            type="button"
            disabled={busy()}
            onClick={() => change(() => api.post(`${props.path}/replay`, {}))}
          >
            {waits() ? 'Replay it' : 'Read it again'}
          </button>
        </Show>
        <Show when={props.delivery.body}>
          <button type="button" disabled={busy()} onClick={look}>
            What would happen now?
          </button>
        </Show>
        <Show when={waits()}>
          <button
            type="button"
            disabled={busy()}
            onClick={() => change(() => api.patch(props.path, { state: 'dismissed' }))}
          >
            Put aside
          </button>
        </Show>
      </p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <Show when={trial()}>
        {(it) => (
          <section class="dry-run" aria-label="What would happen now">
            <VoiceTrial trial={it()} />
          </section>
        )}
      </Show>
    </>
  )
}
