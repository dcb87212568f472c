import { createEffect, createMemo, type JSX, on, Show } from 'solid-js'
import { marginText, scoreText } from '../../shared/score.ts'
import { useStage } from './context.ts'
import { roll } from './motion.ts'
import { Parts } from './Parts.tsx'
import { calendarDayText } from './times.ts'
import { MEASURES, WORDS } from './words.ts'

/** The second thing on the wall: one number, and what makes it honest. */
export function ScoreColumn(): JSX.Element {
  const { view } = useStage()
  const score = () => view().score
  const tells = () => score().state === 'early' || score().state === 'full'
  return (
    <div class="score" classList={{ crowded: score().excluded > 0 }}>
      <p class="measure">
        {MEASURES[score().metric]}
        <Show when={score().state === 'early'}>, {WORDS.early}</Show>
      </p>
      <Show when={tells() && score().score !== null} fallback={<TooFew />}>
        <BigNumber />
        <Changed />
        <Parts />
        <Sample />
      </Show>
      <Excluded />
      <GoalLine />
    </div>
  )
}

function TooFew(): JSX.Element {
  const { view } = useStage()
  const n = () => view().score.n
  return (
    <p class="few serif">
      <Show when={n() > 0} fallback={WORDS.none}>
        {WORDS.few(n())} <br />
        {WORDS.fewMore}
      </Show>
    </p>
  )
}

function BigNumber(): JSX.Element {
  const { view } = useStage()
  let element: HTMLSpanElement | undefined
  // A memo: the number rolls when it reads otherwise, not whenever something was counted.
  const text = createMemo(() => scoreText(view().score.metric, view().score.score ?? 0, view().locale))
  createEffect(on(text, () => element && roll(element), { defer: true }))
  return (
    <p class="number serif" classList={{ wide: text().length > 3 }}>
      <span ref={element} data-score={view().score.metric}>
        {text()}
      </span>
    </p>
  )
}

function Changed(): JSX.Element {
  const { view } = useStage()
  const text = () => {
    const { change, metric } = view().score
    if (!change?.real) return null
    const read = (difference: number) => scoreText(metric, difference, view().locale)
    const size = read(Math.abs(change.difference))
    // A change may be real and too small for the digits that people read.
    return size === read(0) ? null : `${change.difference < 0 ? '−' : '+'}${size}`
  }
  return (
    <Show when={text()}>
      <p class="aside">
        <b>{text()}</b> {WORDS.before(view().score.windowDays)}
      </p>
    </Show>
  )
}

function Sample(): JSX.Element {
  const { view } = useStage()
  const margin = () => marginText(view().score, view().locale)
  const sample = () => WORDS.sample(view().score.n.toLocaleString(view().locale), view().score.windowDays)
  return (
    <p class="aside">
      {sample()}
      <Show when={margin()}>
        , <span class="margin">{margin()}</span>
      </Show>
    </p>
  )
}

/** Answers that somebody has marked as not counting: never without saying so. */
function Excluded(): JSX.Element {
  const { view } = useStage()
  return (
    <Show when={view().score.excluded > 0}>
      <p class="aside">{WORDS.excluded(view().score.excluded.toLocaleString(view().locale))}</p>
    </Show>
  )
}

function GoalLine(): JSX.Element {
  const { view, now } = useStage()
  const text = () => {
    const { goal, metric } = view().score
    if (!goal) return null
    const by = calendarDayText(goal.by, { now: now(), locale: view().locale })
    return WORDS.goal(scoreText(metric, goal.score, view().locale), by)
  }
  return (
    <Show when={text()}>
      <p class="aside">{text()}</p>
    </Show>
  )
}
