import { createSignal, For, type JSX, Show } from 'solid-js'
import { type FeedFilter, searchOf } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { Key } from '../parts/Key.tsx'
import { useFeedDesk } from './desk.ts'
import { FilterForm } from './FilterForm.tsx'
import { filterFields, narrowings } from './filter-fields.ts'
import { createNarrowing } from './narrowing.ts'

/** What the list is narrowed to, each removable, and the form that narrows it. */
export function Filters(props: { filter: FeedFilter }): JSX.Element {
  const office = useOffice()
  const { values, ticking, setTicking } = useFeedDesk()
  const { narrow, clear } = createNarrowing(office)
  const [open, setOpen] = createSignal(false)
  const narrowed = () => narrowings(props.filter, filterFields(office.places))
  const toggle = () => {
    if (!open()) void values.load()
    setOpen(!open())
  }
  return (
    <div class="filters">
      <p class="heads">
        <button
          type="button"
          class="plain"
          id="filter"
          aria-expanded={open()}
          aria-controls="filter-form"
          aria-keyshortcuts="f"
          onClick={toggle}
        >
          <Key name="F" /> Filter
        </button>
        <button type="button" class="plain" aria-pressed={ticking()} onClick={() => setTicking(!ticking())}>
          <Key name="C" /> Tick several
        </button>
        <a href={`/admin/data${searchOf(props.filter)}`}>Export this list</a>
      </p>
      <Show when={narrowed().length > 0}>
        <ul class="narrowed" aria-label="Narrowed to">
          <For each={narrowed()}>
            {({ field, text }) => (
              <li>
                <button type="button" onClick={() => narrow(props.filter, { [field]: '' })}>
                  <bdi>{text}</bdi> <span aria-hidden="true">×</span>
                  <span class="unseen">take this filter away</span>
                </button>
              </li>
            )}
          </For>
          <li>
            <button type="button" class="plain" onClick={() => clear(props.filter)}>
              Take all away
            </button>
          </li>
        </ul>
      </Show>
      <Show when={open()}>
        <FilterForm filter={props.filter} close={() => setOpen(false)} />
      </Show>
    </div>
  )
}
