import { type Accessor, type JSX, onMount, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import type { HookSource } from './data.ts'
import { PartLinks } from './PartLinks.tsx'

interface OfSourceProps {
  id: string
  title: string
  /** Whether it needs all the room there is. */
  wide?: boolean
  children: (source: Accessor<HookSource>, changed: () => Promise<void>) => JSX.Element
}

/** A page about the deliveries of one source, for those who may see them. */
export function OfSource(props: OfSourceProps): JSX.Element {
  const { may } = useOffice()
  return (
    <main class="page sources hooks" classList={{ wide: props.wide === true }}>
      <Show
        when={may('admin')}
        fallback={
          <>
            <h1 class="serif">{props.title}</h1>
            <p>What a source has received is for admins and owners to see.</p>
            <p>
              <a href={`/admin/sources/${props.id}`}>Back to the source</a>
            </p>
          </>
        }
      >
        <Known {...props} />
      </Show>
    </main>
  )
}

function Known(props: OfSourceProps): JSX.Element {
  const { api } = useOffice()
  const source = createLoaded(() => api.get<HookSource>(`/sources/${encodeURIComponent(props.id)}`))
  let heading: HTMLHeadingElement | undefined
  // Whoever came by a link reads on from here.
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        {props.title}
      </h1>
      <WaitFor state={source.state()} again={source.load}>
        {(it) => (
          <>
            <PartLinks source={it()} />
            {props.children(it, source.load)}
          </>
        )}
      </WaitFor>
    </>
  )
}
