import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js'
import type { Import, ImportMapping } from '../../../shared/imports.ts'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import type { WholeSource } from '../sources/data.ts'
import { momentText } from '../times.ts'
import { Ended } from './Ended.tsx'
import { type Following, followImport } from './following.ts'
import { Mapping } from './mapping/Mapping.tsx'
import { Running } from './Running.tsx'
import { sizeText } from './texts.ts'

/** One file: what is what in it, how it goes on, and what came of it. */
export function OneImport(props: { id: string; drafts: Map<string, ImportMapping> }): JSX.Element {
  const { api } = useOffice()
  const following = followImport({ api, id: props.id })
  return (
    <main class="page imports wide">
      <p>
        <a href="/admin/imports">All imports</a>
      </p>
      <WaitFor state={following.state()} again={following.look}>
        {(it) => <Known item={it()} following={following} drafts={props.drafts} />}
      </WaitFor>
    </main>
  )
}

interface KnownProps {
  item: Import
  following: Following
  drafts: Map<string, ImportMapping>
}

function Known(props: KnownProps): JSX.Element {
  const { places, now } = useOffice()
  /** Whether somebody goes through an ended import once more. */
  const [again, setAgain] = createSignal(false)
  const view = createMemo(() => {
    const { state, hasFile } = props.item
    if (state === 'running' || state === 'undoing') return 'running'
    return hasFile && (state === 'uploaded' || again()) ? 'mapping' : 'ended'
  })
  let heading: HTMLHeadingElement | undefined
  createEffect(
    on(view, () => {
      // What had the focus is gone: whoever reads goes on from here.
      heading?.focus({ preventScroll: false })
    }),
  )
  const learn = (item: Import) => {
    setAgain(false)
    props.following.learn(item)
  }
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        <bdi>{props.item.name}</bdi>
      </h1>
      <p class="quiet">
        {sizeText(props.item.bytes)}, for{' '}
        <a href={`/admin/sources/${props.item.source}`}>
          <bdi>{places.sourceName(props.item.source) ?? 'a deleted source'}</bdi>
        </a>
        , here since {momentText(Date.parse(props.item.createdAt), now())}
      </p>
      <p role="status" class="problem">
        <Show when={props.following.lost()}>
          {(it) => (
            <>
              {it().detail} Nothing is lost: it goes on when the server is back, and this page keeps asking.
            </>
          )}
        </Show>
      </p>
      <Switch>
        <Match when={view() === 'mapping'}>
          <OfSource id={props.item.source}>
            {(source) => (
              <Mapping
                item={props.item}
                source={source}
                drafts={props.drafts}
                look={props.following.look}
                learn={learn}
              />
            )}
          </OfSource>
        </Match>
        <Match when={view() === 'running'}>
          <Running item={props.item} learn={learn} />
        </Match>
        <Match when={view() === 'ended'}>
          <Ended item={props.item} learn={learn} again={() => setAgain(true)} />
        </Match>
      </Switch>
    </>
  )
}

/** What a file does not say of itself, its source may. */
function OfSource(props: { id: string; children: (source: WholeSource) => JSX.Element }): JSX.Element {
  const { api } = useOffice()
  const source = createLoaded(() => api.get<WholeSource>(`/sources/${encodeURIComponent(props.id)}`))
  return (
    <WaitFor state={source.state()} again={source.load}>
      {(it) => props.children(it())}
    </WaitFor>
  )
}
