import { For, type JSX, Show } from 'solid-js'
import type { Entry } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { momentText } from '../../times.ts'
import { useFeedDesk } from '../desk.ts'
import { type Standing, standings, whyNotText } from '../on-walls.ts'

/** On which walls it stands or would, and why not on others. */
export function OnWallsList(props: { entry: Entry }): JSX.Element {
  const { now } = useOffice()
  const { onWalls } = useFeedDesk()
  const waitsUntil = () => {
    const until = Date.parse(props.entry.delayedUntil ?? '')
    return until > now() ? until : null
  }
  return (
    <Show when={onWalls.items().length > 0 || onWalls.failure()}>
      <section>
        <h2>On walls</h2>
        <For each={standings(onWalls.items())}>
          {(standing) => <Line standing={standing} entry={props.entry} />}
        </For>
        <Show when={waitsUntil()}>
          {(until) => <p>Walls wait with it until {momentText(until(), now())}.</p>}
        </Show>
        <Show when={onWalls.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      </section>
    </Show>
  )
}

function Line(props: { standing: Standing; entry: Entry }): JSX.Element {
  const begins = () => {
    if (props.standing.why !== null) return 'Not on '
    return props.entry.display === 'shown' ? 'May stand on ' : 'Would stand on '
  }
  return (
    <p>
      {begins()}
      <For each={props.standing.walls}>
        {(wall, place) => (
          <>
            {separator(place(), props.standing.walls.length)}
            <b>
              <bdi>{wall}</bdi>
            </b>
          </>
        )}
      </For>
      <Show when={props.standing.why === null} fallback={`: ${whyNotText(props.standing.why)}`}>
        <Show when={props.standing.name} fallback={props.entry.author?.name && ' without the name'}>
          {(name) => (
            <>
              {' as '}
              <bdi>{name()}</bdi>
            </>
          )}
        </Show>
      </Show>
    </p>
  )
}

function separator(place: number, of: number): string {
  if (place === 0) return ''
  return place === of - 1 ? ' and ' : ', '
}
