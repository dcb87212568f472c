import { createEffect, createSignal, createUniqueId, For, type JSX, on, onMount, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { createValues, type Values } from '../feed/values.ts'
import { FILTER_LISTS, type FilterList, type WholeWall } from './data.ts'
import { LIST_NAMES } from './texts.ts'

interface FilterFieldsProps {
  wall: WholeWall
  /** Called when a value is added or taken away: no input tells that. */
  changed: () => void
}

/** Whose voices stand on it. All dimensions must match, and of one any value will do. */
export function FilterFields(props: FilterFieldsProps): JSX.Element {
  const { api } = useOffice()
  const known = createValues({ api })
  onMount(known.load)
  return (
    <fieldset>
      <legend>Whose voices</legend>
      <p class="hint">
        Where nothing is chosen, everything stands and counts. Of several values any will do; what is chosen
        in several lines must all match.
      </p>
      <For each={FILTER_LISTS}>
        {(list) => (
          <ListField
            list={list}
            first={props.wall.filter[list] ?? []}
            known={list === 'sources' ? [] : known.values()[list satisfies keyof Values]}
            changed={props.changed}
          />
        )}
      </For>
    </fieldset>
  )
}

interface ListFieldProps {
  list: FilterList
  first: readonly string[]
  known: readonly string[]
  changed: () => void
}

function ListField(props: ListFieldProps): JSX.Element {
  const { places } = useOffice()
  const id = createUniqueId()
  const [chosen, setChosen] = createSignal(props.first)
  const [told, setTold] = createSignal('')
  createEffect(
    on(
      () => JSON.stringify(props.first),
      () => setChosen(props.first),
      { defer: true },
    ),
  )
  let input: HTMLInputElement | HTMLSelectElement | undefined
  const nameOf = (value: string) =>
    props.list === 'sources' ? (places.sourceName(value) ?? 'a source that is no more') : value
  function set(values: readonly string[], what: string): void {
    setChosen(values)
    setTold(what)
    // The hidden inputs are there once the list is drawn.
    queueMicrotask(props.changed)
  }
  const add = () => {
    const value = input?.value.trim() ?? ''
    if (input) input.value = ''
    if (value !== '' && !chosen().includes(value)) set([...chosen(), value], `${nameOf(value)} added`)
  }
  const remove = (value: string) => {
    set(
      chosen().filter((each) => each !== value),
      `${nameOf(value)} removed`,
    )
    input?.focus()
  }
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <div class="field">
      <label for={id}>{LIST_NAMES[props.list]}</label>
      <Show when={chosen().length > 0}>
        <ul class="chosen">
          <For each={chosen()}>
            {(value) => (
              <li>
                <input type="hidden" name={`filter.${props.list}`} value={value} />
                <bdi>{nameOf(value)}</bdi>{' '}
                <button type="button" class="plain" onClick={() => remove(value)}>
                  Remove <bdi class="unseen">{nameOf(value)}</bdi>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show
        when={props.list === 'sources'}
        fallback={
          <span class="add">
            <input
              id={id}
              ref={(element) => {
                input = element
              }}
              list={`${id}-known`}
              maxlength={200}
              placeholder="any"
              onKeyDown={addByKey}
              onInput={(event) => event.stopPropagation()}
            />
            <datalist id={`${id}-known`}>
              <For each={props.known.filter((value) => !chosen().includes(value))}>
                {(value) => <option value={value} />}
              </For>
            </datalist>
            <button type="button" onClick={add}>
              Add <span class="unseen">to {LIST_NAMES[props.list].toLowerCase()}</span>
            </button>
          </span>
        }
      >
        <select
          id={id}
          ref={(element) => {
            input = element
          }}
          onChange={add}
        >
          <option value="">{chosen().length > 0 ? 'add another' : 'any'}</option>
          <For each={places.sources().filter((source) => !chosen().includes(source.id))}>
            {(source) => <option value={source.id}>{source.name}</option>}
          </For>
        </select>
      </Show>
      <span class="unseen" role="status">
        {told()}
      </span>
    </div>
  )
}
