import { For, type JSX, Show } from 'solid-js'
import type { Metric } from '../../../shared/metric.ts'
import { scoreText } from '../../../shared/score.ts'
import type { ByAnswer, ScoreByValue } from '../../../shared/scores.ts'
import { searchOf } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { SCALES } from './scales.ts'
import { DIMENSION_NAMES, marginOf, numberText, tells } from './texts.ts'

const WIDTH = 200
const HEIGHT = 18

/** Each value with its score; its name leads to what was said there. */
export function ByTable(props: { by: ByAnswer }): JSX.Element {
  return (
    <table>
      <caption class="unseen">The score by {props.by.dimension}, most answers first</caption>
      <thead>
        <tr>
          <th scope="col">{DIMENSION_NAMES[props.by.dimension]}</th>
          <th scope="col">Answers</th>
          <th scope="col">Score</th>
          <th scope="col">Margin</th>
          <td class="drawn">
            <Ends metric={props.by.metric} />
          </td>
        </tr>
      </thead>
      <tbody>
        <For each={props.by.items}>{(item) => <Row item={item} by={props.by} />}</For>
      </tbody>
    </table>
  )
}

function Row(props: { item: ScoreByValue; by: ByAnswer }): JSX.Element {
  const { places } = useOffice()
  const name = () => nameOf(props.by, props.item.value, places.sourceName)
  const search = () => searchOf({ [props.by.dimension]: props.item.value, metric: props.by.metric })
  return (
    <tr>
      <th scope="row">
        <a href={`/admin${search()}`}>
          <bdi>{name()}</bdi>
        </a>
      </th>
      <td>
        {props.item.n.toLocaleString('en')}
        <Show when={props.item.excluded > 0}>
          <span class="quiet">, {props.item.excluded.toLocaleString('en')} not counted</span>
        </Show>
      </td>
      <td classList={{ quiet: !tells(props.item) }}>{numberText(props.item)}</td>
      <td>{marginOf(props.item)}</td>
      <td class="drawn">
        <Show when={tells(props.item)}>
          <Margin item={props.item} />
        </Show>
      </td>
    </tr>
  )
}

/** What the drawn scale goes from and to. */
function Ends(props: { metric: Metric }): JSX.Element {
  const text = (value: number) => scoreText(props.metric, value)
  return (
    <span class="ends" aria-hidden="true">
      <span>{text(SCALES[props.metric].min)}</span>
      <span>{text(SCALES[props.metric].max)}</span>
    </span>
  )
}

/** The score as a dot on its scale, with its margin as a stroke. */
function Margin(props: { item: ScoreByValue }): JSX.Element {
  const xOf = (value: number) => {
    const { min, max } = SCALES[props.item.metric]
    return 6 + ((WIDTH - 12) * (value - min)) / (max - min)
  }
  const score = () => props.item.score ?? 0
  return (
    <svg aria-hidden="true" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <line class="level" x1="6" x2={WIDTH - 6} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <line
        class="margin"
        x1={xOf(props.item.lower ?? score())}
        x2={xOf(props.item.upper ?? score())}
        y1={HEIGHT / 2}
        y2={HEIGHT / 2}
      />
      <circle class="point" cx={xOf(score())} cy={HEIGHT / 2} r="4.5" />
    </svg>
  )
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

function nameOf({ dimension }: ByAnswer, value: string, sourceName: (id: string) => string | null): string {
  if (dimension === 'source') return sourceName(value) ?? 'a deleted source'
  return dimension === 'language' ? languageName(value) : value
}

/** A language as it was sent may be anything. */
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
