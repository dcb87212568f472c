import { type JSX, Show } from 'solid-js'
import { useStage } from './context.ts'
import { Message } from './Message.tsx'
import { clockText, weekdayText } from './times.ts'
import { WORDS } from './words.ts'

const DAY = 86_400_000

export function First(): JSX.Element {
  return <Message title={WORDS.first}>{WORDS.firstMore}</Message>
}

/** Nothing to show: the day so far is the picture. */
export function Idle(): JSX.Element {
  const { view } = useStage()
  const last = () => view().marks[view().marks.length - 1]?.minute
  return (
    <Message title={WORDS.idle}>
      <Show when={last()} fallback={WORDS.idleNone}>
        {WORDS.idleLast} <b>{clockText(last() ?? 0, view().timeZone)}</b>
      </Show>
    </Message>
  )
}

export function Night(): JSX.Element {
  const { view, now } = useStage()
  const opens = () => view().day.reopens
  const soon = () => (opens() ?? 0) - now() < DAY
  return (
    <Message wide title={clockText(now(), view().timeZone)}>
      <Show when={opens()} fallback={WORDS.closed}>
        {WORDS.reopens} <Show when={!soon()}>{weekdayText(opens() ?? 0, view().timeZone)} </Show>
        {WORDS.at} <b>{clockText(opens() ?? 0, view().timeZone)}</b>
      </Show>
    </Message>
  )
}

/** A moderator has taken everything of customers down. It is calm, and says that it is meant. */
export function Paused(): JSX.Element {
  return (
    <Message wide title={WORDS.paused}>
      {WORDS.pausedMore}
    </Message>
  )
}

export function Offline(): JSX.Element {
  const { wall, view } = useStage()
  return (
    <Message wide title={WORDS.offline}>
      {WORDS.offlineSince} <b>{clockText(wall.lostAt ?? 0, view().timeZone)}</b>. {WORDS.offlineMore}
    </Message>
  )
}

export function Refused(): JSX.Element {
  return (
    <Message wide title={WORDS.refused}>
      {WORDS.refusedMore}
    </Message>
  )
}

/** At first nothing: a wall that opens at once should not flash a message. */
export function Loading(): JSX.Element {
  const { wall } = useStage()
  return (
    <Show when={wall.connection !== null} fallback={<p class="loading">{WORDS.loading}</p>}>
      <Message wide title={WORDS.loadingLate}>
        {WORDS.loadingMore}
      </Message>
    </Show>
  )
}
