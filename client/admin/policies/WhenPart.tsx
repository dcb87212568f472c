import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { When } from '../../../shared/rules.ts'
import { type AnyEditor, CONDITION_NAMES, CONDITIONS, type Condition } from './conditions.tsx'

interface WhenProps {
  when: When
  languages: readonly string[]
  problem: (field: string) => string | undefined
  change: (name: Condition, value: unknown) => void
}

/** What a rule asks of an entry. */
export function WhenPart(props: WhenProps): JSX.Element {
  let adding: HTMLSelectElement | undefined
  const given = () => CONDITION_NAMES.filter(({ value }) => props.when[value] !== undefined)
  const others = () => CONDITION_NAMES.filter(({ value }) => props.when[value] === undefined)
  const add = (name: Condition) => props.change(name, structuredClone(CONDITIONS[name].first))
  const remove = (name: Condition) => {
    props.change(name, undefined)
    adding?.focus()
  }
  return (
    <section aria-labelledby="when" class="part">
      <h2 id="when">When</h2>
      <p class="hint">
        {given().length === 0 ? 'Nothing is asked: it is for everything.' : 'All of this must be so.'}
      </p>
      <For each={given()}>
        {({ value: name, name: title }) => (
          <div class="condition">
            <Dynamic
              component={CONDITIONS[name].Editor as AnyEditor}
              value={props.when[name]}
              languages={props.languages}
              onChange={(value: unknown) => props.change(name, value)}
            />
            <Show when={props.problem(`when/${name}`)}>{(it) => <p class="problem">{it()}</p>}</Show>
            <button type="button" class="plain" onClick={() => remove(name)}>
              Do not ask for {title.toLowerCase()}
            </button>
          </div>
        )}
      </For>
      <div class="field">
        <label for="ask-more">Ask for more</label>
        <select
          id="ask-more"
          ref={adding}
          value=""
          onChange={(event) => {
            const name = event.currentTarget.value as Condition | ''
            if (name !== '') add(name)
            event.currentTarget.value = ''
          }}
        >
          <option value="">Choose …</option>
          <For each={others()}>{({ value, name }) => <option value={value}>{name}</option>}</For>
        </select>
      </div>
    </section>
  )
}
