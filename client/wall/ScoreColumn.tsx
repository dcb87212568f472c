import { createEffect, createMemo, type JSX, on, Show } from 'solid-js'
import { SHOWN_FROM, scoreText } from '../../shared/score.ts'
import { useStage } from './context.ts'
import { roll } from './motion.ts'
import { Parts } from './Parts.tsx'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { changeText, goalText, measureText, sampleText } from './words/score-texts.ts'

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
  const speech = useSpeech()
  return <p class="measure">{measureText(view().score, speech)}</p>
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
  const speech = useSpeech()
  const text = () => changeText(view().score, speech)
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
  const speech = useSpeech()
  return <p class="aside">{sampleText(view().score, speech)}</p>
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
  const text = () => goalText(view().score, now(), speech)
  return (
    <Show when={text()}>
      <p class="aside goal">{text()}</p>
    </Show>
  )
}
