import { type JSX, Show } from 'solid-js'
import type { PairingOffer } from '../../shared/protocol.ts'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText, dateText, durationText } from './times.ts'

const MINUTE = 60_000
const DAY = 86_400_000

interface Props {
  offer: PairingOffer | null
  now: () => number
}

/** What somebody who sets this TV up should look at before they go. */
export function PairingFoot(props: Props): JSX.Element {
  const { say } = useSpeech()
  return (
    <div class="pair-foot">
      <p>{say('pairSleep')}</p>
      <p class="pair-edge">{say('pairEdge')}</p>
      <Show when={props.offer}>{(offer) => <Clocks zone={offer().timeZone} now={props.now()} />}</Show>
      <p class="pair-admin">
        <a href="/admin">{say('homeLink')}</a>
      </p>
    </div>
  )
}

/** The server's, which is the wall's; and what is wrong with the TV's own, since it breaks more than a wall. */
function Clocks(props: { zone: string; now: number }): JSX.Element {
  const speech = useSpeech()
  const error = () => Math.abs(Date.now() - props.now)
  const off = () => (error() < 2 * DAY ? durationText(error(), speech) : days(error()))
  const days = (length: number) => speech.say('days', { n: Math.round(length / DAY) })
  return (
    <p>
      <Show
        when={error() > MINUTE}
        fallback={
          <Say
            it="pairServer"
            values={{
              host: location.host,
              day: dateText(props.now, { now: props.now, timeZone: props.zone, speech }),
              time: clockText(props.now, props.zone, speech),
            }}
          />
        }
      >
        <Say it="pairClock" values={{ time: off() }} />
      </Show>
    </p>
  )
}
