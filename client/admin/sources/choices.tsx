import { For, type JSX } from 'solid-js'
import { METRICS, type Metric } from '../../../shared/metric.ts'
import type { Policy } from '../places.ts'
import { METRIC_NAMES, POLICY_NAMES } from '../words.ts'

const POLICIES = ['publish', 'hold', 'rules'] as const satisfies Policy[]

/** What becomes of a source's feedback at first. */
export function PolicyChoice(props: { chosen: Policy }): JSX.Element {
  return (
    <label class="field">
      Its feedback is
      <select name="policy">
        <For each={POLICIES}>
          {(policy) => (
            <option value={policy} selected={policy === props.chosen}>
              {POLICY_NAMES[policy]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

export function MetricChoice(props: { chosen: Metric | null }): JSX.Element {
  return (
    <label class="field">
      Its scores are
      <select name="metric">
        <option value="">as each entry says</option>
        <For each={METRICS}>
          {(metric) => (
            <option value={metric} selected={metric === props.chosen}>
              {METRIC_NAMES[metric]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

/** For scores that come without a word about what they measure: it has to be said, or put off knowingly. */
export function MetricQuestion(): JSX.Element {
  return (
    <label class="field">
      Its scores are
      <select name="metric" required>
        <option value="">choose …</option>
        <For each={METRICS}>{(metric) => <option value={metric}>{METRIC_NAMES[metric]}</option>}</For>
        <option value="later">said later, with the first body before me</option>
      </select>
    </label>
  )
}

export function readPolicy(given: FormData): Policy {
  return POLICIES.find((policy) => policy === given.get('policy')) ?? 'publish'
}

export function readMetric(given: FormData): Metric | null {
  return METRICS.find((name) => name === given.get('metric')) ?? null
}
