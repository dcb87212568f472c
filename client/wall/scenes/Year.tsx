import { createMemo, For, type JSX, Show } from 'solid-js'
import { scoreText } from '../../../shared/score.ts'
import type { ScoreYear } from '../../../shared/wall.ts'
import { useStage } from '../context.ts'
import { useSpeech } from '../speech.ts'
import { monthText } from '../times.ts'
import { type Place, type WeekPlace, type YearLine, yearLine } from './year-line.ts'

/** Of the months' names, every so many-eth. */
const MONTHS_APART = { full: 2, less: 3, least: 4 } as const
const IN_A_COLUMN = 5
/** Letters of a month's name from which it needs room of a further one. */
const LONG = 6

/** The score's year: a line of its weeks, its margin as a band, and the way to the goal. */
export function Year(props: { year: ScoreYear }): JSX.Element {
  const { view, slowly } = useStage()
  const speech = useSpeech()
  const line = createMemo(() =>
    yearLine({
      year: props.year,
      goal: view().score.goal,
      metric: view().score.metric,
      now: slowly(),
      monthOf: (moment) => monthText(moment, view().timeZone, speech),
    }),
  )
  return (
    <div class="year">
      <div class="year-plot">
        <Lines line={line()} />
        <Ticks line={line()} />
        <LastWeek line={line()} />
        <GoalPlace line={line()} />
      </div>
      <Months line={line()} />
    </div>
  )
}

/** Strokes keep their width, however the box is stretched. */
function Lines(props: { line: YearLine }): JSX.Element {
  const way = () => props.line.way
  return (
    <svg class="year-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <For each={props.line.ticks}>{({ up }) => <path class="tick" d={`M0 ${y(up)}H100`} />}</For>
      <For each={props.line.runs}>
        {(run) => (
          <>
            <path class="band" d={bandPath(run)} />
            <path class="weeks" d={linePath(run)} />
          </>
        )}
      </For>
      <Show when={way()}>{(to) => <path class="way" d={`M${at(to().from)}L${at(to().to)}`} />}</Show>
    </svg>
  )
}

const y = (up: number) => (100 - 100 * up).toFixed(2)
const at = ({ along, up }: Place) => `${(100 * along).toFixed(2)} ${y(up)}`

/** A week on its own is a dot: a line of no length with round ends. */
function linePath(run: WeekPlace[]): string {
  const [first] = run
  return `M${run.map(at).join('L')}${run.length === 1 && first ? 'h0.01' : ''}`
}

function bandPath(run: WeekPlace[]): string {
  const upper = run.map(({ along, upper: up }) => at({ along, up }))
  const lower = run.map(({ along, lower: up }) => at({ along, up })).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}

function Ticks(props: { line: YearLine }): JSX.Element {
  const { view } = useStage()
  const { digits } = useSpeech()
  return (
    <For each={props.line.ticks}>
      {({ score, up }) => (
        <span class="year-score" style={{ bottom: percent(up) }}>
          {digits(scoreText(view().score.metric, score, view().locale))}
        </span>
      )}
    </For>
  )
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`

function LastWeek(props: { line: YearLine }): JSX.Element {
  const { along } = useSpeech()
  const last = () => {
    const run = props.line.runs[props.line.runs.length - 1]
    return run?.[run.length - 1] ?? null
  }
  return (
    <Show when={last()}>
      {(week) => <i class="year-last" style={{ ...along(week().along), bottom: percent(week().up) }} />}
    </Show>
  )
}

function GoalPlace(props: { line: YearLine }): JSX.Element {
  const { along } = useSpeech()
  return (
    <Show when={props.line.way?.end}>
      {(end) => <i class="year-goal" style={{ ...along(end().along), bottom: percent(end().up) }} />}
    </Show>
  )
}

function Months(props: { line: YearLine }): JSX.Element {
  const { view, format } = useStage()
  const speech = useSpeech()
  const nameOf = (moment: number) => monthText(moment, view().timeZone, speech)
  const named = () => {
    const { months } = props.line
    const usual = format().shape === 'side' ? IN_A_COLUMN : MONTHS_APART[format().room]
    const apart = months.some(({ at: moment }) => nameOf(moment).length >= LONG) ? usual + 1 : usual
    return months.filter(({ along }, i) => i % apart === 0 && along > 0.03 && along < 0.97)
  }
  return (
    <div class="year-months">
      <For each={named()}>
        {({ at: moment, along }) => <span style={speech.along(along)}>{nameOf(moment)}</span>}
      </For>
    </div>
  )
}
