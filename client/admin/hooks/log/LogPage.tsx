import { type JSX, Show } from 'solid-js'
import { useOffice } from '../../context.ts'
import { EachById } from '../../parts/EachById.tsx'
import { createLoaded, Failed } from '../../parts/loaded.tsx'
import { count } from '../../words.ts'
import type { DeliveryCounts, HookSource } from '../data.ts'
import { OfSource } from '../OfSource.tsx'
import { DeliveryPage } from './DeliveryPage.tsx'
import { DeliveryRow } from './DeliveryRow.tsx'
import { createDeliveries } from './paging.ts'
import { listNamed, StateTabs } from './StateTabs.tsx'
import './log.css'

/** Everything that came to a source's address, or one delivery of it. */
export function LogPage(props: { id: string; search: string }): JSX.Element {
  const given = () => new URLSearchParams(props.search)
  return (
    <Show
      when={given().get('delivery')}
      keyed
      fallback={
        <OfSource id={props.id} title="All deliveries">
          {(source) => (
            <Show when={listNamed(given().get('list'))} keyed>
              {(list) => <Log source={source()} list={list} />}
            </Show>
          )}
        </OfSource>
      }
    >
      {(delivery) => <DeliveryPage source={props.id} id={delivery} />}
    </Show>
  )
}

const USUAL_DAYS = 30

function Log(props: { source: HookSource; list: ReturnType<typeof listNamed> }): JSX.Element {
  const { api } = useOffice()
  const path = `/sources/${props.source.id}/deliveries`
  const counts = createLoaded(() => api.get<DeliveryCounts>(`${path}/counts`))
  const deliveries = createDeliveries({ api, path, states: props.list.states })
  const known = () => {
    const state = counts.state()
    return state.is === 'here' ? state.value : null
  }
  return (
    <>
      <p>
        What came to its address in the last {count(props.source.logDays ?? USUAL_DAYS, 'day', 'days')}, what
        became of it, and why not.
      </p>
      <StateTabs path={`/admin/sources/${props.source.id}/log`} chosen={props.list.name} counts={known()} />
      <ol class="rows deliveries" aria-label={`${props.list.label}, the newest first`}>
        <EachById each={deliveries.items() ?? []}>
          {(delivery) => <DeliveryRow delivery={delivery()} />}
        </EachById>
      </ol>
      <p role="status" class="quiet">
        <Show when={deliveries.items() === null && !deliveries.failure()}>Loading …</Show>
        <Show when={deliveries.items()?.length === 0}>
          <Show when={props.list.name === 'all'} fallback="There is nothing of this kind.">
            Nothing has come yet. <a href={`/admin/sources/${props.source.id}/setup`}>How to set it up</a>
          </Show>
        </Show>
      </p>
      <Show when={deliveries.failure()}>{(it) => <Failed failure={it()} again={deliveries.again} />}</Show>
      <Show when={deliveries.hasMore() && !deliveries.failure()}>
        <p>
          <button type="button" disabled={deliveries.busy()} onClick={deliveries.more}>
            Older
          </button>
        </p>
      </Show>
    </>
  )
}
