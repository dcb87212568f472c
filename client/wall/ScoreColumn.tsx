import { createEffect, createMemo, type JSX, on, Show } from 'solid-js'
import { marginText, SHOWN_FROM, scoreText } from '../../shared/score.ts'
import { useStage } from './context.ts'
import { roll } from './motion.ts'
import { Parts } from './Parts.tsx'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { calendarDayText } from './times.ts'

/** The second thing on the wall: one number, and what makes it honest. */
export function ScoreColumn(): JSX.Element {
  const { view } = useStage()
  const score = () => view().score
  const tells = () => score().state === 'early' || score().state === 'full'
  return (
    <div class="score" classList={{ crowded: score().excluded > 0, thin: !tells() }}>
      <Measure />
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

/** What the number is about. */
export function Measure(): JSX.Element {
  const { view } = useStage()
  const { say } = useSpeech()
  const measure = () => say(`measure.${view().score.metric}`)
  return (
    <p class="measure">{view().score.state === 'early' ? say('early', { measure: measure() }) : measure()}</p>
  )
}

function TooFew(): JSX.Element {
  const { view } = useStage()
  const { number } = useSpeech()
  const n = () => view().score.n
  return (
    <p class="few serif">
      <Show when={n() > 0} fallback={<Say it="none" />}>
        <Say it="few" n={n()} /> <br />
        <Say it="fewMore" values={{ from: number(SHOWN_FROM) }} />
      </Show>
    </p>
  )
}

export function BigNumber(): JSX.Element {
  const { view } = useStage()
  let element: HTMLSpanElement | undefined
  // A memo: the number rolls when it reads otherwise, not whenever something was counted.
  const text = createMemo(() => scoreText(view().score.metric, view().score.score ?? 0, view().locale))
  createEffect(on(text, () => element && roll(element), { defer: true }))
  return (
    <p class="number serif" lang="en" classList={{ three: text().length === 3, wide: text().length > 3 }}>
      <span ref={element} dir="ltr" data-score={view().score.metric}>
        {text()}
      </span>
    </p>
  )
}

function Changed(): JSX.Element {
  const { view } = useStage()
  const { digits } = useSpeech()
  const text = () => {
    const { change, metric } = view().score
    if (!change?.real) return null
    const read = (difference: number) => scoreText(metric, difference, view().locale)
    const size = read(Math.abs(change.difference))
    // A change may be real and too small for the digits that people read.
    return size === read(0) ? null : digits(`${change.difference < 0 ? '−' : '+'}${size}`)
  }
  return (
    <Show when={text()}>
      <p class="aside changed">
        <Say it="before" n={view().score.windowDays} values={{ size: text() ?? '' }} />
      </p>
    </Show>
  )
}

export function Sample(): JSX.Element {
  const { view } = useStage()
  const { say, number, digits } = useSpeech()
  const sample = () => {
    const { n, windowDays } = view().score
    return say('sample', { n: windowDays, answers: number(n) })
  }
  const text = () => {
    const margin = marginText(view().score, view().locale)
    // A margin is one thing: no line breaks inside of it.
    const whole = margin && digits(margin.replace(/ /g, '\u00a0'))
    return whole ? say('sampleMargin', { sample: sample(), margin: whole }) : sample()
  }
  return <p class="aside">{text()}</p>
}

/** Answers that somebody has marked as not counting: never without saying so. */
export function Excluded(): JSX.Element {
  const { view } = useStage()
  return (
    <Show when={view().score.excluded > 0}>
      <p class="aside excluded">
        <Say it="excluded" n={view().score.excluded} />
      </p>
    </Show>
  )
}

function GoalLine(): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const text = () => {
    const { goal, metric } = view().score
    if (!goal) return null
    const date = calendarDayText(goal.by, { now: now(), speech })
    const score = speech.digits(scoreText(metric, goal.score, view().locale))
    return speech.say('goal', { score, date })
  }
  return (
    <Show when={text()}>
      <p class="aside goal">{text()}</p>
    </Show>
  )
}
