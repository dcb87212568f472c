import { type JSX, Match, Show, Switch } from 'solid-js'
import { useStage } from './context.ts'
import { useSpeech } from './speech.ts'
import { Theirs } from './Theirs.tsx'
import { clockText } from './times.ts'

/** One line of context: whose wall this is, whether it is live, and the time. */
export function TopLine(): JSX.Element {
  const { wall, view, now } = useStage()
  const speech = useSpeech()
  return (
    <div class="top-line">
      <span class="whose">
        <Show when={wall.view?.logo}>{(address) => <img class="logo" src={address()} alt="" />}</Show>
        <Show when={wall.view?.company}>
          <b>
            <Theirs text={view().company} />
          </b>{' '}
        </Show>
        <span>
          <Theirs text={wall.view?.name} />
        </span>
      </span>
      <span class="link">
        <LinkState />
        <Show when={wall.view && now()}>
          <b class="clock">{clockText(now(), view().timeZone, speech)}</b>
        </Show>
      </span>
    </div>
  )
}

function LinkState(): JSX.Element {
  const { wall, view } = useStage()
  const speech = useSpeech()
  const since = () =>
    wall.view && wall.lostAt !== null ? clockText(wall.lostAt, view().timeZone, speech) : null
  return (
    <Switch>
      <Match when={wall.connection === 'live'}>
        <i class="dot" />
        <span class="said">{speech.say('live')}</span>
      </Match>
      <Match when={wall.connection !== null}>
        <i class="dot out" />
        <b>{since() ? speech.say('lostSince', { time: since() ?? '' }) : speech.say('lostYet')}</b>
      </Match>
    </Switch>
  )
}
