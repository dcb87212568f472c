import { For, type JSX, Show } from 'solid-js'
import { Key } from '../../parts/Key.tsx'
import type { Row } from '../body/rows.ts'
import { FIELDS, type FieldName, KEYED, labelOf, OTHERS } from './fields.ts'

interface ValueBarProps {
  row: Row | null
  /** The fields that the chosen value is by now. */
  fields: readonly string[]
  turn: (field: FieldName) => void
}

const SHORT = 40

/** What the chosen value is to be: one press, or the key on the button while the tree has the focus. */
export function ValueBar(props: ValueBarProps): JSX.Element {
  const is = (field: string) => props.fields.includes(field)
  const gist = (row: Row) => {
    const text = row.size === null ? String(row.value) : row.label
    return text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text
  }
  const pickOther = (select: HTMLSelectElement) => {
    const field = FIELDS.find(({ name }) => name === select.value)
    if (field) props.turn(field.name)
    select.value = ''
  }
  const otherFields = () => props.fields.filter((name) => !KEYED.some((field) => field.name === name))
  return (
    <section class="value-bar" classList={{ idle: props.row === null }} aria-label="What the chosen value is">
      <Show
        when={props.row}
        fallback={
          <p>Choose a value of the body, and say here what it is: the score, the comment, the name.</p>
        }
      >
        {(row) => (
          <p>
            <b>
              <bdi>{gist(row())}</bdi>
            </b>{' '}
            is the …
          </p>
        )}
      </Show>
      <div class="buttons">
        <For each={KEYED}>
          {(field) => (
            <button
              type="button"
              disabled={props.row === null}
              aria-pressed={is(field.name)}
              onClick={() => props.turn(field.name)}
            >
              {field.label}
              <Key name={field.key} />
            </button>
          )}
        </For>
        <For each={otherFields()}>
          {(name) => (
            <button type="button" aria-pressed="true" onClick={() => props.turn(name as FieldName)}>
              {labelOf(name)}
            </button>
          )}
        </For>
        <select
          aria-label="Something else"
          disabled={props.row === null}
          onChange={(event) => pickOther(event.currentTarget)}
        >
          <option value="">Another …</option>
          <For each={OTHERS}>{(field) => <option value={field.name}>{field.label}</option>}</For>
        </select>
      </div>
    </section>
  )
}
