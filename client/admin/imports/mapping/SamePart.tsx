import { For, Index, type JSX, Show } from 'solid-js'
import type { ImportField } from '../../../../shared/imports.ts'
import type { Draft } from './draft.ts'
import { labelOf, SAME_FIELDS } from './fields.ts'

/** What all rows have in common though no column says it, and what stands between tags. */
export function SamePart(props: { draft: Draft }): JSX.Element {
  const same = () => props.draft.draft.same
  const free = () => SAME_FIELDS.filter((field) => !same().some((it) => it.field === field))
  const add = () => {
    const field = free().find((name) => name === 'tags') ?? free()[0]
    if (field) props.draft.set('same', (now) => [...now, { field, value: '' }])
  }
  return (
    <section aria-labelledby="same">
      <h2 id="same">The same for every row</h2>
      <Index each={same()}>
        {(one, place) => (
          <fieldset class="same">
            <legend class="unseen">The same for every row, {place + 1}</legend>
            <select
              aria-label="What"
              value={one().field}
              onChange={(event) =>
                props.draft.set('same', place, 'field', event.currentTarget.value as ImportField)
              }
            >
              <For each={SAME_FIELDS.filter((field) => field === one().field || free().includes(field))}>
                {(field) => <option value={field}>{labelOf(field)}</option>}
              </For>
            </select>
            <input
              aria-label={labelOf(one().field)}
              maxlength={200}
              value={one().value}
              onInput={(event) => props.draft.set('same', place, 'value', event.currentTarget.value)}
            />
            <button
              type="button"
              class="plain"
              onClick={() => props.draft.set('same', (now) => now.toSpliced(place, 1))}
            >
              Take {labelOf(one().field)} away
            </button>
          </fieldset>
        )}
      </Index>
      <p>
        <button type="button" disabled={free().length === 0} onClick={add}>
          {same().length === 0 ? 'Add a tag, a place, a channel …' : 'Add another'}
        </button>
      </p>
      <Show when={props.draft.draft.columns.tags !== undefined}>
        <label class="field tag-separator">
          Between tags in one cell
          <input
            maxlength={10}
            placeholder=", ; or |"
            value={props.draft.draft.tagSeparator}
            onInput={(event) => props.draft.set('tagSeparator', event.currentTarget.value)}
          />
        </label>
      </Show>
    </section>
  )
}
