import { createMemo, createUniqueId, type JSX, Show } from 'solid-js'
import { percentText } from './texts.ts'
import { createTimeLeft, whileText } from './time-left.ts'

interface BarProps {
  label: string
  /** 0 to 1. */
  share: number
  /** What has been done so far. */
  text: string
  /** Whether the time that is left is told; it is, unless this says no. */
  timed?: boolean
}

/** How far something is, as a bar, as numbers, and with the time that it still takes. */
export function Bar(props: BarProps): JSX.Element {
  const id = createUniqueId()
  const timeLeft = createTimeLeft()
  const left = createMemo(() => (props.timed === false ? null : timeLeft(props.share)))
  return (
    <div class="bar">
      <p id={id}>
        <b>{props.label}</b> <span class="percent">{percentText(props.share)}</span>
      </p>
      <progress aria-labelledby={id} max={1} value={props.share} />
      <p class="quiet">
        {props.text}
        <Show when={props.share < 1 && left()}>{(ms) => <>, {whileText(ms())} left</>}</Show>
      </p>
    </div>
  )
}
