import { createSignal, For, type JSX, Show } from 'solid-js'
import { METRICS, OWN_SCALE } from '../../../../shared/metric.ts'
import { METRIC_NAMES } from '../../words.ts'
import type { Draft } from './draft.ts'

interface ScoreFieldsProps {
  draft: Draft
  /** What stands where the score is, if those are words. */
  words: readonly string[]
}

/** What a score means that does not say so itself: its metric, its scale, and the words that stand for numbers. */
export function ScoreFields(props: ScoreFieldsProps): JSX.Element {
  const metric = () => props.draft.draft.metric
  const scale = () => props.draft.draft.scale
  const own = () => {
    const name = metric()
    return name
      ? `Empty is its own, ${OWN_SCALE[name].min} to ${OWN_SCALE[name].max}.`
      : 'Empty is the metric’s own.'
  }
  const setMetric = (value: string) => props.draft.setMetric(METRICS.find((name) => name === value) ?? null)
  let from: HTMLInputElement | undefined
  let to: HTMLInputElement | undefined
  const setScale = () => {
    const [min, max] = [from?.valueAsNumber ?? Number.NaN, to?.valueAsNumber ?? Number.NaN]
    props.draft.setScale(Number.isNaN(min) || Number.isNaN(max) ? null : { min, max })
  }
  return (
    <div class="score-fields">
      <label class="field">
        It measures
        <select onChange={(event) => setMetric(event.currentTarget.value)}>
          <option value="">as each body says</option>
          <For each={METRICS}>
            {(name) => (
              <option value={name} selected={name === metric()}>
                {METRIC_NAMES[name]}
              </option>
            )}
          </For>
        </select>
      </label>
      <fieldset class="scale">
        <legend>On a scale</legend>
        <label>
          from <input type="number" step="1" ref={from} value={scale()?.min ?? ''} onInput={setScale} />
        </label>
        <label>
          to <input type="number" step="1" ref={to} value={scale()?.max ?? ''} onInput={setScale} />
        </label>
        <p class="hint">{own()}</p>
      </fieldset>
      <Words draft={props.draft} words={props.words} />
    </div>
  )
}

/** Each word that is a score, with its number. */
function Words(props: ScoreFieldsProps): JSX.Element {
  const [added, setAdded] = createSignal<readonly string[]>([])
  let more: HTMLInputElement | undefined
  const words = () => [...new Set([...props.words, ...Object.keys(props.draft.draft.words), ...added()])]
  const add = () => {
    const word = more?.value.trim() ?? ''
    if (word !== '') setAdded([...added(), word])
    if (more) more.value = ''
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  const read = (input: HTMLInputElement) => (Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber)
  return (
    <Show when={words().length > 0}>
      <fieldset class="word-scores">
        <legend>Its words, each with its score</legend>
        <For each={words()}>
          {(word) => (
            <label>
              <bdi>{word}</bdi>{' '}
              <input
                type="number"
                step="1"
                value={props.draft.draft.words[word] ?? ''}
                onInput={(event) => props.draft.setWord(word, read(event.currentTarget))}
              />
            </label>
          )}
        </For>
        <p class="another-word">
          <label>
            Another word <input type="text" maxlength={200} ref={more} onKeyDown={onKeyDown} />
          </label>
          <button type="button" onClick={add}>
            Add it
          </button>
        </p>
      </fieldset>
    </Show>
  )
}
