import { For, type JSX, Show } from 'solid-js'
import { Field } from '../../parts/Field.tsx'
import { pathOf, valueAt } from '../body/pointer.ts'
import type { Draft } from './draft.ts'
import { labelOf } from './fields.ts'

interface ChosenProps {
  draft: Draft
  tree: unknown
  /** What the server does not take, by its names of fields. */
  problem: (name: string) => string | undefined
}

/** Where each field is looked for, with what stands there in this body. */
export function Chosen(props: ChosenProps): JSX.Element {
  const fields = () => Object.keys(props.draft.draft.mapping)
  const pointer = (field: string) => props.draft.draft.mapping[field] ?? ''
  const here = (field: string) => {
    const path = pathOf(props.tree, pointer(field))
    return path === null ? null : toldValue(valueAt(props.tree, path))
  }
  return (
    <Show
      when={fields().length > 0}
      fallback={<p class="quiet">Nothing is chosen by hand: values are found by what the tool calls them.</p>}
    >
      <ul class="chosen-fields">
        <For each={fields()}>
          {(field) => (
            <li>
              <Field
                label={`${labelOf(field)} is at`}
                value={pointer(field)}
                spellcheck={false}
                maxlength={500}
                problem={props.problem(`mapping/${field}`)}
                hint={here(field) ?? 'Points nowhere in this body.'}
                onInput={(event) => props.draft.place(field, event.currentTarget.value)}
              />
              <button
                type="button"
                class="plain"
                aria-label={`Take away: ${labelOf(field)}`}
                onClick={() => props.draft.place(field, null)}
              >
                Take away
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const LONGEST = 80

function toldValue(value: unknown): string {
  const text =
    typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? 'nothing')
  return `Here: ${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text || 'empty text'}`
}
