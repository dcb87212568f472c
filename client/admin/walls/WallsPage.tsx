import { For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import type { Wall } from '../places.ts'
import { count } from '../words.ts'
import { NewLink } from './NewLink.tsx'

export function WallsPage(): JSX.Element {
  const { places } = useOffice()
  return (
    <main class="page">
      <h1 class="serif">Walls</h1>
      <p>What groups of screens show. You are signed in, so these links open without a key.</p>
      <Show when={places.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <ul class="rows">
        <For
          each={places.walls()}
          fallback={
            <li class="quiet">
              There is none yet. <a href="/admin/start">Open the first</a>
            </li>
          }
        >
          {(wall) => <WallRow wall={wall} />}
        </For>
      </ul>
    </main>
  )
}

function WallRow(props: { wall: Wall }): JSX.Element {
  const { desk } = useOffice()
  const screens = () => desk.screens().filter(({ wall }) => wall === props.wall.id).length
  return (
    <li>
      <b>
        <bdi>{props.wall.name}</bdi>
      </b>
      <bdi>{props.wall.company}</bdi>
      <span>
        {screens() === 0 ? 'no screen connected' : `${count(screens(), 'screen', 'screens')} connected`}
      </span>
      <a href={`/wall/${props.wall.slug}`} target="_blank" rel="noopener">
        Open /wall/{props.wall.slug}
      </a>
      <NewLink wall={props.wall} />
    </li>
  )
}
