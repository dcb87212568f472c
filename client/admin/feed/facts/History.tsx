import { For, type JSX, Show } from 'solid-js'
import type { Entry } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { shortMomentText } from '../../times.ts'
import { didText } from '../../words.ts'
import { useFeedDesk } from '../desk.ts'
import { createHistory, historyText } from '../history.ts'

/** What happened to it: where it came from, what rules and people made of it, who is reading it. */
export function History(props: { entry: Entry }): JSX.Element {
  const { api, places, now } = useOffice()
  const { othersOn } = useFeedDesk()
  const history = createHistory({ api, entry: () => props.entry })
  const when = (at: string) => shortMomentText(Date.parse(at), now())
  const source = () => places.sourceName(props.entry.source)
  return (
    <section>
      <h2>History</h2>
      <ol class="history">
        <li>
          {when(props.entry.arrivedAt)} came from <bdi>{source() ?? 'a source that is gone'}</bdi>
        </li>
        <For each={props.entry.ruled}>
          {({ name, did }) => (
            <li>
              {when(props.entry.arrivedAt)} {didText(did)} by rule “<bdi>{name}</bdi>”
            </li>
          )}
        </For>
        <For each={history.items()}>
          {(item) => (
            <li>
              {when(item.at)} <bdi>{historyText(item)}</bdi>
            </li>
          )}
        </For>
        <For each={othersOn(props.entry.id)}>
          {(person) => (
            <li>
              now <bdi>{person}</bdi> is reading it
            </li>
          )}
        </For>
      </ol>
      <Show when={history.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </section>
  )
}
