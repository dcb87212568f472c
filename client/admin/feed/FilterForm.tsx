import { createUniqueId, For, type JSX, onMount, Show } from 'solid-js'
import type { FeedFilter } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { useFeedDesk } from './desk.ts'
import { type FilterField, filterFields } from './filter-fields.ts'
import { createNarrowing } from './narrowing.ts'

/** Every filter there is; each acts as soon as it is chosen. */
export function FilterForm(props: { filter: FeedFilter; close: () => void }): JSX.Element {
  const office = useOffice()
  const { narrow } = createNarrowing(office)
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector<HTMLElement>('select, input')?.focus())
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    props.close()
    document.getElementById('filter')?.focus()
  }
  return (
    <form
      id="filter-form"
      ref={form}
      onKeyDown={leave}
      onSubmit={(event) => event.preventDefault()}
      aria-label="Filter"
    >
      <For each={filterFields(office.places)}>
        {(field) => (
          <Choose
            field={field}
            value={props.filter[field.field] ?? ''}
            choose={(value) => narrow(props.filter, { [field.field]: value })}
          />
        )}
      </For>
      <button type="button" onClick={() => props.close()}>
        Close
      </button>
    </form>
  )
}

interface ChooseProps {
  field: FilterField
  value: string
  choose: (value: string) => void
}

function Choose(props: ChooseProps): JSX.Element {
  const id = createUniqueId()
  const chosen = (event: Event) => props.choose((event.target as HTMLInputElement).value.trim())
  return (
    <p class="choose">
      <label for={id}>{props.field.name}</label>
      <Show when={props.field.choices} fallback={<Written {...props} id={id} chosen={chosen} />}>
        {(choices) => (
          <select id={id} onChange={chosen}>
            <option value="">any</option>
            <For each={choices()}>
              {({ value, name }) => (
                <option value={value} selected={value === props.value}>
                  {name}
                </option>
              )}
            </For>
          </select>
        )}
      </Show>
    </p>
  )
}

function Written(props: ChooseProps & { id: string; chosen: (event: Event) => void }): JSX.Element {
  const { values } = useFeedDesk()
  const known = () => (props.field.known ? values.values()[props.field.known] : [])
  return (
    <>
      <input
        id={props.id}
        type={props.field.type ?? 'text'}
        value={props.value}
        maxlength={200}
        placeholder={props.field.example ?? 'any'}
        list={props.field.known && `${props.id}-known`}
        onChange={props.chosen}
      />
      <Show when={props.field.known}>
        <datalist id={`${props.id}-known`}>
          <For each={known()}>{(value) => <option value={value} />}</For>
        </datalist>
      </Show>
    </>
  )
}
