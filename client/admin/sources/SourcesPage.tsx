import { createSignal, type JSX, lazy, Match, Show, Switch } from 'solid-js'
import { useOffice } from '../context.ts'
import type { NewSource } from '../places.ts'
import { SourceList } from './SourceList.tsx'
import { SourcePage } from './SourcePage.tsx'
import './sources.css'

const SetUpPage = lazy(async () => ({ default: (await import('../hooks/setup/SetUpPage.tsx')).SetUpPage }))
const InboxPage = lazy(async () => ({ default: (await import('../hooks/log/InboxPage.tsx')).InboxPage }))
const LogPage = lazy(async () => ({ default: (await import('../hooks/log/LogPage.tsx')).LogPage }))
const MappingPage = lazy(async () => ({
  default: (await import('../hooks/mapping/MappingPage.tsx')).MappingPage,
}))

/** All sources, or the one that the address names, or what one of them has received. */
export function SourcesPage(): JSX.Element {
  const { routing } = useOffice()
  /** With its secrets, which are told once: they stay for as long as one is among the sources. */
  const [made, setMade] = createSignal<NewSource | null>(null)
  const route = () => {
    const now = routing.route()
    return now.page === 'sources' ? now : null
  }
  const id = () => route()?.sub ?? ''
  const part = () => route()?.part ?? null
  const search = () => route()?.search ?? ''
  return (
    <Show when={id()} keyed fallback={<SourceList made={setMade} />}>
      {(source) => (
        <Switch fallback={<SourcePage id={source} />}>
          <Match when={part() === 'setup'}>
            <SetUpPage id={source} made={made()?.id === source ? made() : null} />
          </Match>
          <Match when={part() === 'inbox'}>
            <InboxPage id={source} />
          </Match>
          <Match when={part() === 'log'}>
            <LogPage id={source} search={search()} />
          </Match>
          <Match
            when={part() === 'mapping' && search() === '' ? ' ' : part() === 'mapping' && search()}
            keyed
          >
            {(asked) => <MappingPage id={source} search={asked} />}
          </Match>
        </Switch>
      )}
    </Show>
  )
}
