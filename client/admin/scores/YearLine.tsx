import { createMemo, createSignal, For, type JSX, onCleanup, onMount } from 'solid-js'
import { scoreText } from '../../../shared/score.ts'
import type { YearAnswer, YearPart } from '../../../shared/scores.ts'
import { marginOf, monthText, numberText, partText, tells } from './texts.ts'
import { yearShape } from './year-shape.ts'

const HEIGHT = 250
const LABEL = 40
const NARROW = 240

/** The year as a line with its margin as a band, drawn as wide as there is room, so that its letters stay readable. */
export function YearLine(props: { year: YearAnswer }): JSX.Element {
  let place: HTMLDivElement | undefined
  const [width, setWidth] = createSignal(720)
  onMount(() => {
    const watching = new ResizeObserver(([entry]) =>
      setWidth(Math.max(NARROW, Math.round(entry?.contentRect.width ?? 0))),
    )
    if (place) watching.observe(place)
    onCleanup(() => watching.disconnect())
  })
  const frame = () => ({ left: 42, right: width() - 4, top: 16, bottom: HEIGHT - 34 })
  const shape = createMemo(() => yearShape(props.year.metric, props.year.items, frame()))
  return (
    <div class="year-line" ref={place}>
      <svg width={width()} height={HEIGHT} role="img" aria-label={inWords(props.year)}>
        <For each={shape().levels}>
          {({ y, value }) => (
            <>
              <line class="level" x1={frame().left} x2={frame().right} y1={y} y2={y} />
              <text x={frame().left - 8} y={y + 4} text-anchor="end">
                {levelText(props.year, value)}
              </text>
            </>
          )}
        </For>
        <path class="band" d={shape().band} />
        <path class="line" d={shape().line} />
        <For each={shape().points}>
          {({ x, y, part, running }) => (
            <circle class="point" classList={{ running }} cx={x} cy={y} r={running ? 6 : dotSize(props.year)}>
              <title>{partInWords(props.year, part)}</title>
            </circle>
          )}
        </For>
        <For each={labels(props.year, shape().xOf)}>
          {({ x, text }) => (
            <text x={x} y={HEIGHT - 8} text-anchor="middle">
              {text}
            </text>
          )}
        </For>
      </svg>
      <p class="hint">
        The band is the margin, at 95 %. The last point is of a {props.year.step} that still runs.
      </p>
    </div>
  )
}

/** A level of a scale of whole numbers is one, too. */
function levelText({ metric }: YearAnswer, value: number): string {
  return scoreText(metric, value)
}

function dotSize({ step }: YearAnswer): number {
  return step === 'month' ? 4 : 2.5
}

/** Where a month begins, as far as there is room: the running month comes first. */
function labels({ items, timeZone }: YearAnswer, xOf: (place: number) => number): Label[] {
  const months = items
    .map(({ from }, place) => ({ x: xOf(place), text: monthText(from, timeZone) }))
    .filter(({ text }, place, all) => all[place - 1]?.text !== text)
  const kept: Label[] = []
  for (const label of months.toReversed()) {
    const next = kept.at(-1)
    if (!next || next.x - label.x >= LABEL) kept.push(label)
  }
  return kept
}

interface Label {
  x: number
  text: string
}

function partInWords(year: YearAnswer, part: YearPart): string {
  const margin = marginOf(part)
  return `${partText(part.from, year)}: ${numberText(part)}${margin && ` (${margin})`}, ${part.n} answers`
}

function inWords(year: YearAnswer): string {
  const told = year.items.filter(tells)
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last) return 'The year'
  const by = (one: YearPart) => one.score ?? 0
  const lowest = told.reduce((least, one) => (by(one) < by(least) ? one : least))
  const highest = told.reduce((most, one) => (by(one) > by(most) ? one : most))
  const at = (part: YearPart) => `${numberText(part)} in ${partText(part.from, year)}`
  return `The year as a line: from ${at(first)} to ${at(last)}; the lowest ${at(lowest)}, the highest ${at(highest)}. All numbers follow as a table.`
}
