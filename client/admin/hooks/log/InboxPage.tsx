import { createSignal, type JSX, Show } from 'solid-js'
import { type DeliverySummary, INBOX_STATES } from '../../../../shared/deliveries.ts'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { EachById, focusTitle } from '../../parts/EachById.tsx'
import { Failed } from '../../parts/loaded.tsx'
import type { HookSource, Replayed } from '../data.ts'
import { OfSource } from '../OfSource.tsx'
import { replayedText } from '../texts.ts'
import { DeliveryRow } from './DeliveryRow.tsx'
import { createDeliveries } from './paging.ts'
import './log.css'

/** What was authentic, but not understood: nothing of it is lost. */
export function InboxPage(props: { id: string }): JSX.Element {
  return (
    <OfSource id={props.id} title="Inbox">
      {(source) => <Inbox source={source()} />}
    </OfSource>
  )
}

function Inbox(props: { source: HookSource }): JSX.Element {
  const { api, inbox } = useOffice()
  const path = `/sources/${props.source.id}/deliveries`
  const deliveries = createDeliveries({ api, path, states: INBOX_STATES })
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [told, setTold] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  let place: HTMLParagraphElement | undefined

  async function replayAll(): Promise<void> {
    setBusy(true)
    const answer = await api.post<Replayed>(`${path}/replay`, {})
    setBusy(false)
    await done(answer.ok ? null : answer.failure, answer.ok ? replayedText(answer.value) : '')
  }
  async function dismiss({ id }: DeliverySummary): Promise<void> {
    const answer = await api.patch(`${path}/${id}`, { state: 'dismissed' })
    await done(
      answer.ok ? null : answer.failure,
      answer.ok ? 'Put aside. It still stands among all deliveries.' : '',
    )
    if (answer.ok) focusTitle(place)
  }
  async function done(wrong: Failure | null, text: string): Promise<void> {
    setFailure(wrong)
    setTold(text)
    inbox.look()
    await deliveries.again()
  }
  const isEmpty = () => deliveries.items()?.length === 0
  return (
    <>
      <p ref={place}>
        What was authentic, but could not be understood. Nothing of it is lost: say what is what, and replay
        it.
      </p>
      <Show when={!isEmpty() && deliveries.items()}>
        <p class="buttons">
          <button type="button" disabled={busy()} onClick={replayAll}>
            {busy() ? 'Replaying …' : 'Replay all'}
          </button>
        </p>
      </Show>
      <p role="status">{told()}</p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <ol class="rows deliveries" aria-label="Waiting, the newest first">
        <EachById each={deliveries.items() ?? []}>
          {(delivery) => (
            <DeliveryRow delivery={delivery()}>
              <p class="doing">
                <a
                  class="button"
                  href={`/admin/sources/${props.source.id}/mapping?delivery=${delivery().id}`}
                >
                  Say what is what
                </a>
                <button type="button" class="plain" onClick={() => dismiss(delivery())}>
                  Put aside
                </button>
              </p>
            </DeliveryRow>
          )}
        </EachById>
      </ol>
      <p role="status" class="quiet">
        <Show when={deliveries.items() === null && !deliveries.failure()}>Loading …</Show>
        <Show when={isEmpty()}>Nothing waits. Everything that came was understood.</Show>
      </p>
      <Show when={deliveries.failure()}>{(it) => <Failed failure={it()} again={deliveries.again} />}</Show>
      <Show when={deliveries.hasMore()}>
        <p>
          <button type="button" disabled={deliveries.busy()} onClick={deliveries.more}>
            Older
          </button>
        </p>
      </Show>
    </>
  )
}
