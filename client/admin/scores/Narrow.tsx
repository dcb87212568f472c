import { For, type JSX, Show } from 'solid-js'
import { METRICS } from '../../../shared/metric.ts'
import { useOffice } from '../context.ts'
import { METRIC_NAMES } from '../words.ts'
import { addressWith, type Question } from './question.ts'
import { daysText, WINDOWS } from './texts.ts'

interface NarrowProps {
  question: Question
  search: string
}

/** Which number: it changes as soon as something is chosen, and stands in the address. */
export function Narrow(props: NarrowProps): JSX.Element {
  const { routing, places } = useOffice()
  const choose = (change: Record<string, string | null>) =>
    routing.go(addressWith(props.search, change), { replace: true })
  const windows = () => [...new Set([...WINDOWS, props.question.windowDays])].toSorted((a, b) => a - b)
  return (
    <form class="narrow" aria-label="Which scores" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Wall"
        chosen={props.question.wall ?? ''}
        choices={[['', 'everything'], ...places.walls().map(({ id, name }) => [id, name] as const)]}
        // A wall brings its own metric and window.
        choose={(wall) => choose({ wall: wall || null, metric: null, window: null })}
      />
      <Choice
        label="Source"
        chosen={props.question.source ?? ''}
        choices={[['', 'all'], ...places.sources().map(({ id, name }) => [id, name] as const)]}
        choose={(source) => choose({ source: source || null })}
      />
      <Choice
        label="Metric"
        chosen={props.question.metric}
        choices={METRICS.map((metric) => [metric, METRIC_NAMES[metric]])}
        choose={(metric) => choose({ metric })}
      />
      <Choice
        label="Time"
        chosen={String(props.question.windowDays)}
        choices={windows().map((days) => [String(days), `the last ${daysText(days)}`])}
        choose={(days) => choose({ window: `${days}d` })}
      />
    </form>
  )
}

interface ChoiceProps {
  label: string
  chosen: string
  choices: readonly (readonly [value: string, name: string])[]
  choose: (value: string) => void
}

function Choice(props: ChoiceProps): JSX.Element {
  const isKnown = () => props.choices.some(([value]) => value === props.chosen)
  return (
    <label class="field">
      {props.label}
      <select onChange={(event) => props.choose(event.currentTarget.value)}>
        <Show when={!isKnown()}>
          <option value={props.chosen} selected>
            one that is no more
          </option>
        </Show>
        <For each={props.choices}>
          {([value, name]) => (
            <option value={value} selected={value === props.chosen}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
