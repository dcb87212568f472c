import { type JSX, Match, Show, Switch } from 'solid-js'
import type { LivePairing } from '../live/pairing.ts'
import { useSpeech } from './speech.ts'
import { clockText } from './times.ts'

interface Props {
  state: LivePairing
  now: () => number
}

/** Whose page this is, and whether its server is there. */
export function PairingTop(props: Props): JSX.Element {
  const speech = useSpeech()
  const lost = () => {
    const { offer, lostAt } = props.state
    if (!offer || lostAt === null) return speech.say('lostYet')
    return speech.say('lostSince', { time: clockText(lostAt, offer.timeZone, speech) })
  }
  return (
    <div class="pair-top">
      <span class="pair-whose">
        <b>Tenfoot</b> <span>{speech.say('home')}</span>
      </span>
      <span class="pair-link">
        <Switch>
          <Match when={props.state.connection === 'live'}>
            <i class="dot" />
            {speech.say('live')}
          </Match>
          <Match when={props.state.connection !== null}>
            <i class="dot out" />
            <b>{lost()}</b>
          </Match>
        </Switch>
        <Show when={props.state.offer}>
          {(offer) => <b class="pair-clock">{clockText(props.now(), offer().timeZone, speech)}</b>}
        </Show>
      </span>
    </div>
  )
}
