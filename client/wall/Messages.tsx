import { type JSX, Show } from 'solid-js'
import { useStage } from './context.ts'
import { Message } from './Message.tsx'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText } from './times.ts'

/** Why a page shows no wall, where there is more to say than that its link opens none. */
const REFUSED: Readonly<Record<string, 'linkRefused' | 'noWall'>> = {
  unpaired: 'linkRefused',
  no_wall: 'noWall',
}

export function First(): JSX.Element {
  const { say } = useSpeech()
  return <Message title={say('first')}>{say('firstMore')}</Message>
}

/** Nothing to show: the day so far is the picture. */
export function Idle(): JSX.Element {
  const { view } = useStage()
  const speech = useSpeech()
  const last = () => view().marks[view().marks.length - 1]?.minute
  const time = () => clockText(last() ?? 0, view().timeZone, speech)
  return (
    <Message title={speech.say('idle')}>
      <Say it={last() ? 'idleLast' : 'idleNone'} values={{ time: time() }} />
    </Message>
  )
}

/** A moderator has taken everything of customers down. It is calm, and says that it is meant. */
export function Paused(): JSX.Element {
  const { say } = useSpeech()
  return (
    <Message wide title={say('paused')}>
      {say('pausedMore')}
    </Message>
  )
}

export function Offline(): JSX.Element {
  const { wall, view } = useStage()
  const speech = useSpeech()
  const time = () => clockText(wall.lostAt ?? 0, view().timeZone, speech)
  return (
    <Message wide title={speech.say('offline')}>
      <Say it={wall.door === 'login' ? 'offlineLogin' : 'offlineMore'} values={{ time: time() }} />
    </Message>
  )
}

export function Refused(): JSX.Element {
  const { wall } = useStage()
  const { say } = useSpeech()
  const what = () => REFUSED[wall.refused ?? ''] ?? 'refused'
  return (
    <Message wide title={say(what())}>
      <Say it={`${what()}More`} values={{ address: `${location.host}/admin/screens` }} />
    </Message>
  )
}

/** At first nothing: a wall that opens at once should not flash a message. */
export function Loading(): JSX.Element {
  const { wall } = useStage()
  const { say } = useSpeech()
  return (
    <Show when={wall.connection !== null} fallback={<p class="loading">{say('loading')}</p>}>
      <Message wide title={say('loadingLate')}>
        {say(wall.door === 'login' ? 'loadingLogin' : 'loadingMore')}
      </Message>
    </Show>
  )
}
