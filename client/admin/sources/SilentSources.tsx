import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { createPulses } from './pulse.ts'

/** Says on every page that a source is silent which usually is not. */
export function SilentSources(): JSX.Element {
  const { api, places } = useOffice()
  const { pulses } = createPulses(api)
  const silent = () => pulses().filter((pulse) => pulse.silent !== null)
  const text = () => {
    const [first] = silent()
    if (silent().length > 1) return `${silent().length} sources are silent`
    return `${(first && places.sourceName(first.id)) ?? 'A source'} is silent`
  }
  const path = () => (silent().length === 1 ? `/admin/sources/${silent()[0]?.id}` : '/admin/sources')
  return (
    <p class="silent-sources" role="status">
      <Show when={silent().length > 0}>
        <a href={path()}>
          <bdi>{text()}</bdi>
        </a>
      </Show>
    </p>
  )
}
