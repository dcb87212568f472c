import { For, type JSX, Show } from 'solid-js'
import type { ImportColumn } from '../../../../shared/imports.ts'
import { METRICS, type Metric, OWN_SCALE } from '../../../../shared/metric.ts'
import type { WholeSource } from '../../sources/data.ts'
import { metricText } from '../../sources/texts.ts'
import { METRIC_NAMES } from '../../words.ts'
import { columnOf, type Draft } from './draft.ts'
import { WORDED } from './fields.ts'
import { ScaleFields } from './ScaleFields.tsx'
import { ScaleRules } from './ScaleRules.tsx'
import { WordsPart } from './WordsPart.tsx'

interface ScorePartProps {
  draft: Draft
  header: readonly ImportColumn[]
  source: WholeSource
}

/** What the scores measure, on which scale, and what words mean that stand for them. */
export function ScorePart(props: ScorePartProps): JSX.Element {
  const { draft } = props
  const column = (field: (typeof WORDED)[number]) => columnOf(draft.draft.columns, field, props.header)
  return (
    <>
      <Show when={column('score')}>
        <section aria-labelledby="scores">
          <h2 id="scores">The score</h2>
          <MetricField draft={draft} source={props.source} perRow={column('metric') !== null} />
          <fieldset>
            <legend>On a scale</legend>
            <ScaleFields scale={draft.draft.scale} set={(ends) => draft.set('scale', ends)} />
            <p class="hint">{ownText(draft.draft.metric, props.source)}</p>
          </fieldset>
          <ScaleRules draft={draft} header={props.header} />
        </section>
      </Show>
      <For each={WORDED}>
        {(field) => (
          <Show when={column(field)}>{(it) => <WordsPart draft={draft} field={field} column={it()} />}</Show>
        )}
      </For>
    </>
  )
}

function ownText(metric: Metric | undefined, source: WholeSource): string {
  const { min, max } = OWN_SCALE[metric ?? source.metric ?? 'nps']
  if (metric === undefined && source.metric === undefined) return 'Empty is the metric’s own.'
  const usual = metric === undefined || metric === source.metric ? source.scale : undefined
  return usual
    ? `Empty is the source’s, ${usual.min} to ${usual.max}.`
    : `Empty is its own, ${min} to ${max}.`
}

interface MetricFieldProps {
  draft: Draft
  source: WholeSource
  /** Whether a column says it row by row. */
  perRow: boolean
}

function MetricField(props: MetricFieldProps): JSX.Element {
  const otherwise = () => {
    if (props.source.metric) return `what its source does: ${metricText(props.source)}`
    return props.perRow ? 'what each row says' : 'nobody knows yet'
  }
  return (
    <label class="field">
      {props.perRow ? 'Where a row does not say so, it measures' : 'It measures'}
      <select
        onChange={(event) =>
          props.draft.set(
            'metric',
            METRICS.find((name) => name === event.currentTarget.value),
          )
        }
      >
        <option value="">{otherwise()}</option>
        <For each={METRICS}>
          {(name) => (
            <option value={name} selected={name === props.draft.draft.metric}>
              {METRIC_NAMES[name]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
