import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { wholeText } from '../times.ts'
import { METRIC_NAMES } from '../words.ts'
import { DeleteWall } from './DeleteWall.tsx'
import type { WholeWall } from './data.ts'
import { Links } from './Links.tsx'
import { Logo } from './Logo.tsx'
import { Settings } from './Settings.tsx'
import { filterText, PRIVACY_NAMES, UNHAPPY_NAMES } from './texts.ts'

/** One wall: how it is set, with a picture of it, its links, and its end. */
export function WallPage(props: { id: string }): JSX.Element {
  const { api } = useOffice()
  const wall = createLoaded(() => api.get<WholeWall>(`/walls/${encodeURIComponent(props.id)}`))
  return (
    <main class="page walls one">
      <p>
        <a href="/admin/walls">All walls</a>
      </p>
      <WaitFor state={wall.state()} again={wall.load}>
        {(it) => <OneWall wall={it()} changed={wall.load} />}
      </WaitFor>
    </main>
  )
}

function OneWall(props: { wall: WholeWall; changed: () => Promise<void> }): JSX.Element {
  const { may } = useOffice()
  const [taken, setTaken] = createSignal(1)
  /** Begins anew with what somebody else has made of it: nothing of what was typed here stays. */
  const takeTheirs = async () => {
    await props.changed()
    setTaken(taken() + 1)
    heading?.focus()
  }
  let heading: HTMLHeadingElement | undefined
  // Whoever came by a link of the list reads on from here.
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        <bdi>{props.wall.name}</bdi>
      </h1>
      <p class="quiet">
        <a href={`/wall/${props.wall.slug}`} target="_blank" rel="noopener">
          Open /wall/{props.wall.slug}
        </a>
        , made {wholeText(Date.parse(props.wall.createdAt))}
      </p>
      <Show when={may('admin')} fallback={<AsItIs wall={props.wall} />}>
        <Show when={taken()} keyed>
          <Settings wall={props.wall} changed={props.changed} takeTheirs={takeTheirs} />
        </Show>
        <Logo wall={props.wall} changed={props.changed} />
        <Links wall={props.wall} />
        <DeleteWall wall={props.wall} />
      </Show>
    </>
  )
}

/** For those who may look, and change nothing. */
function AsItIs(props: { wall: WholeWall }): JSX.Element {
  const { places } = useOffice()
  const sourceName = (id: string) => places.sourceName(id) ?? 'a source that is no more'
  return (
    <>
      <dl class="as-it-is">
        <dt>Shows</dt>
        <dd>
          <bdi>{filterText(props.wall, sourceName)}</bdi>
        </dd>
        <dt>Score</dt>
        <dd>
          {METRIC_NAMES[props.wall.metric]}, of {props.wall.windowDays} days
        </dd>
        <dt>Names</dt>
        <dd>{PRIVACY_NAMES[props.wall.privacy]}</dd>
        <dt>Unhappy voices</dt>
        <dd>{UNHAPPY_NAMES[props.wall.unhappy]}</dd>
      </dl>
      <p class="quiet">Its settings and its links are for admins and owners.</p>
    </>
  )
}
