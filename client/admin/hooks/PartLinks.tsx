import { For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { SOURCE_PARTS, type SourcePart } from '../route.ts'
import type { HookSource } from './data.ts'
import './hooks.css'

const PART_NAMES: Readonly<Record<SourcePart, string>> = {
  setup: 'Set it up',
  inbox: 'Inbox',
  log: 'All deliveries',
  mapping: 'What is what',
}

/** From one page about a source's deliveries to the others. */
export function PartLinks(props: { source: Pick<HookSource, 'id' | 'name'> }): JSX.Element {
  const { routing, inbox } = useOffice()
  const part = () => {
    const route = routing.route()
    return route.page === 'sources' ? (route.part ?? null) : null
  }
  const path = () => `/admin/sources/${props.source.id}`
  return (
    <nav class="part-links" aria-label="About this source">
      <Show when={part() !== null}>
        <a href={path()}>
          <bdi>{props.source.name}</bdi>
        </a>
      </Show>
      <For each={SOURCE_PARTS}>
        {(name) => (
          <a href={`${path()}/${name}`} aria-current={part() === name ? 'page' : undefined}>
            {PART_NAMES[name]}
            <Show when={name === 'inbox' && inbox.of(props.source.id)}>{(n) => ` ${n()}`}</Show>
          </a>
        )}
      </For>
    </nav>
  )
}
