import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { SourceList } from './SourceList.tsx'
import { SourcePage } from './SourcePage.tsx'
import './sources.css'

/** All sources, or the one that the address names. */
export function SourcesPage(): JSX.Element {
  const { routing } = useOffice()
  const id = () => {
    const route = routing.route()
    return route.page === 'sources' ? route.sub : null
  }
  return (
    <Show when={id()} keyed fallback={<SourceList />}>
      {(source) => <SourcePage id={source} />}
    </Show>
  )
}
