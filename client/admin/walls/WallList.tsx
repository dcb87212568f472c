import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useOffice } from '../context.ts'
import { Copyable } from '../parts/Copyable.tsx'
import type { NewWall, Wall } from '../places.ts'
import { count } from '../words.ts'
import { NewWallForm } from './NewWallForm.tsx'

export function WallList(): JSX.Element {
  const { places, may } = useOffice()
  const [made, setMade] = createSignal<NewWall | null>(null)
  return (
    <main class="page walls">
      <h1 class="serif">Walls</h1>
      <p>What groups of screens show. You are signed in, so these links open without a key.</p>
      <Show when={places.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <Switch>
        <Match when={places.walls().length > 0}>
          <ul class="rows">
            <For each={places.walls()}>{(wall) => <WallRow wall={wall} />}</For>
          </ul>
        </Match>
        <Match when={!places.loaded() && !places.failure()}>
          <p class="quiet" role="status">
            Loading …
          </p>
        </Match>
        <Match when={places.loaded()}>
          <p class="quiet">There is none yet.</p>
        </Match>
      </Switch>
      <Show
        when={may('admin')}
        fallback={<p class="quiet">Admins and owners make walls, change them and make their links.</p>}
      >
        <Show when={made()} fallback={<NewWallForm made={setMade} />}>
          {(wall) => <MadeWall wall={wall()} another={() => setMade(null)} />}
        </Show>
      </Show>
    </main>
  )
}

function WallRow(props: { wall: Wall }): JSX.Element {
  const { desk } = useOffice()
  const screens = () => desk.screens().filter(({ wall }) => wall === props.wall.id).length
  const paused = () => desk.wallsNow().some(({ wall, paused }) => wall === props.wall.id && paused)
  return (
    <li>
      <b>
        <a href={`/admin/walls/${props.wall.id}`}>
          <bdi>{props.wall.name}</bdi>
        </a>
      </b>
      <bdi>{props.wall.company}</bdi>
      <span>
        {screens() === 0 ? 'no screen connected' : `${count(screens(), 'screen', 'screens')} connected`}
        {paused() ? ', paused' : ''}
      </span>
      <a href={`/wall/${props.wall.slug}`} target="_blank" rel="noopener">
        Open /wall/{props.wall.slug}
      </a>
    </li>
  )
}

function MadeWall(props: { wall: NewWall; another: () => void }): JSX.Element {
  let heading: HTMLHeadingElement | undefined
  queueMicrotask(() => heading?.focus())
  return (
    <section aria-labelledby="made-wall">
      <h2 id="made-wall" tabindex="-1" ref={heading}>
        <bdi>{props.wall.name}</bdi> is made
      </h2>
      <p>
        What it shows is set on <a href={`/admin/walls/${props.wall.id}`}>its page</a>. For a TV,{' '}
        <a href="/pair">pair it</a>: it needs no link.
      </p>
      <p>This is the link for pages that frame it and for other browsers, shown this once.</p>
      <Copyable name="the link" text={props.wall.url} />
      <p class="buttons">
        <button type="button" onClick={() => props.another()}>
          I have kept the link
        </button>
      </p>
    </section>
  )
}
