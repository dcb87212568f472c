import { createSignal, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import type { HookSource } from '../hooks/data.ts'
import { SetUp } from '../hooks/setup/SetUp.tsx'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import type { NewSource } from '../places.ts'
import { NewSourceForm } from '../sources/NewSourceForm.tsx'

/** The first voice from a tool that is there already: chosen, set up, and waited for. */
export function FromTool(props: { made: () => void }): JSX.Element {
  const [made, setMade] = createSignal<NewSource | null>(null)
  const learn = (source: NewSource) => {
    setMade(source)
    props.made()
  }
  return (
    <Show when={made()} keyed fallback={<NewSourceForm toolsOnly made={learn} />}>
      {(source) => <Made source={source} />}
    </Show>
  )
}

function Made(props: { source: NewSource }): JSX.Element {
  const { api } = useOffice()
  const source = createLoaded(() => api.get<HookSource>(`/sources/${props.source.id}`))
  return (
    <WaitFor state={source.state()} again={source.load}>
      {(it) => <SetUp source={it()} made={props.source} changed={source.load} />}
    </WaitFor>
  )
}
