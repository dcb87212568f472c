import { createUniqueId, For, Index, type JSX, Show } from 'solid-js'
import type { ImportColumn } from '../../../../shared/imports.ts'
import { type Draft, NO_RULE, type RuleDraft, wholeRule } from './draft.ts'
import { ScaleFields } from './ScaleFields.tsx'

interface ScaleRulesProps {
  draft: Draft
  header: readonly ImportColumn[]
}

/** Where the question was changed one day: other rows, another scale. */
export function ScaleRules(props: ScaleRulesProps): JSX.Element {
  const rules = () => props.draft.draft.rules
  const change = (place: number, what: Partial<RuleDraft>) => props.draft.set('rules', place, what)
  const remove = (place: number) => props.draft.set('rules', (now) => now.toSpliced(place, 1))
  const add = () => props.draft.set('rules', (now) => [...now, { ...NO_RULE }])
  return (
    <div class="scale-rules">
      <Index each={rules()}>
        {(rule, place) => (
          <OneRule
            rule={rule()}
            place={place}
            header={props.header}
            change={(what) => change(place, what)}
            remove={() => remove(place)}
          />
        )}
      </Index>
      <p>
        <button type="button" onClick={add}>
          {rules().length === 0 ? 'Some rows have another scale' : 'Another rule'}
        </button>
      </p>
    </div>
  )
}

interface OneRuleProps {
  rule: RuleDraft
  place: number
  header: readonly ImportColumn[]
  change: (what: Partial<RuleDraft>) => void
  remove: () => void
}

function OneRule(props: OneRuleProps): JSX.Element {
  return (
    <fieldset class="scale-rule">
      <legend>Rule {props.place + 1}</legend>
      <label class="field">
        On rows
        <select
          value={props.rule.by}
          onChange={(event) => props.change({ by: event.currentTarget.value === 'day' ? 'day' : 'column' })}
        >
          <option value="column">with a certain value</option>
          <option value="day">from a day on</option>
        </select>
      </label>
      <Show when={props.rule.by === 'column'} fallback={<FromDay {...props} />}>
        <WhereColumn {...props} />
      </Show>
      <ScaleFields scale={props.rule} set={props.change} />
      <button type="button" class="plain" onClick={() => props.remove()}>
        Take rule {props.place + 1} away
      </button>
      <Show when={wholeRule(props.rule).length === 0}>
        <p class="hint">It holds as soon as everything is filled in.</p>
      </Show>
    </fieldset>
  )
}

function FromDay(props: OneRuleProps): JSX.Element {
  return (
    <label class="field">
      The day
      <input
        type="date"
        value={props.rule.from}
        onInput={(event) => props.change({ from: event.currentTarget.value })}
      />
    </label>
  )
}

function WhereColumn(props: OneRuleProps): JSX.Element {
  const id = createUniqueId()
  const values = () => props.header.find(({ key }) => key === props.rule.column)?.values ?? []
  return (
    <>
      <label class="field">
        The column
        <select
          value={props.rule.column}
          onChange={(event) => props.change({ column: event.currentTarget.value })}
        >
          <option value="">choose one</option>
          <For each={props.header}>
            {({ key, title }, place) => <option value={key}>{title || `Column ${place() + 1}`}</option>}
          </For>
        </select>
      </label>
      <label class="field">
        says
        <input
          list={id}
          maxlength={200}
          value={props.rule.is}
          onInput={(event) => props.change({ is: event.currentTarget.value })}
        />
      </label>
      <datalist id={id}>
        <For each={values()}>{(value) => <option value={value} />}</For>
      </datalist>
    </>
  )
}
