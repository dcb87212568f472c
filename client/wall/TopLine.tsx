import { type JSX, Match, Show, Switch } from 'solid-js'
import { useStage } from './context.ts'
import { clockText } from './times.ts'
import { WORDS } from './words.ts'

/** One line of context: whose wall this is, whether it is live, and the time. */
export function TopLine(): JSX.Element {
  const { wall, view, now } = useStage()
  return (
    <div class="top-line">
      <span class="whose">
        <Show when={wall.view?.logo}>{(address) => <img class="logo" src={address()} alt="" />}</Show>
        <Show when={wall.view?.company}>
          <b dir="auto">{view().company}</b>{' '}
        </Show>
        <span dir="auto">{wall.view?.name}</span>
      </span>
      <span class="link">
        <LinkState />
        <Show when={wall.view && now()}>
          <b class="clock">{clockText(now(), view().timeZone)}</b>
        </Show>
      </span>
    </div>
  )
}

function LinkState(): JSX.Element {
  const { wall, view } = useStage()
  const since = () => (wall.view && wall.lostAt !== null ? clockText(wall.lostAt, view().timeZone) : null)
  return (
    <Switch>
      <Match when={wall.connection === 'live'}>
        <i class="dot" />
        {WORDS.live}
      </Match>
      <Match when={wall.connection !== null}>
        <i class="dot out" />
        <b>
          {since() ? WORDS.noSign : WORDS.noSignYet} {since()}
        </b>
      </Match>
    </Switch>
  )
}
