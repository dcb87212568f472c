import { type JSX, Show } from 'solid-js'
import { useStage } from './context.ts'
import { Message } from './Message.tsx'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText, dateText, weekdayText } from './times.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY

/** The wall is closed: the time, and when it opens. */
export function Night(): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const clock = (moment: number) => clockText(moment, view().timeZone, speech)
  return (
    <Message wide digits title={clock(now())}>
      <Show when={view().day.reopens} fallback={<Say it="closed" />}>
        {(opens) => <Reopens at={opens()} />}
      </Show>
    </Message>
  )
}

function Reopens(props: { at: number }): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const ahead = () => props.at - now()
  const values = () => {
    const { timeZone } = view()
    return {
      time: clockText(props.at, timeZone, speech),
      day: weekdayText(props.at, timeZone, speech),
      date: dateText(props.at, { now: now(), timeZone, speech }),
    }
  }
  return (
    <Say
      it={ahead() < DAY ? 'reopensAt' : ahead() < WEEK - DAY ? 'reopensOn' : 'reopensDate'}
      values={values()}
    />
  )
}
