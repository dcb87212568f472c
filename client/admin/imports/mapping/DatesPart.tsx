import { createMemo, createUniqueId, For, type JSX, Show } from 'solid-js'
import type { ImportColumn, ImportPreviewRow, ImportSampleRow } from '../../../../shared/imports.ts'
import { Field } from '../../parts/Field.tsx'
import { DATE_FORMATS, isZone, readDateText, swapped } from './dates.ts'
import { columnOf, type Draft } from './draft.ts'

interface DatesPartProps {
  draft: Draft
  header: readonly ImportColumn[]
  rows: readonly (ImportSampleRow | ImportPreviewRow)[]
  /** In which times are told. */
  zone: string
  /** The source's. */
  usual: string
}

const EXAMPLES = 3
const OWN = 'own'

/** When things were said: how dates are written, and how the first ones are read. */
export function DatesPart(props: DatesPartProps): JSX.Element {
  const column = () => columnOf(props.draft.draft.columns, 'occurredAt', props.header)
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">The time</h2>
      <Show
        when={column()}
        fallback={
          <p>
            No column says when something was said: each row would count as of the moment it is brought in.
          </p>
        }
      >
        {(it) => (
          <>
            <Format draft={props.draft} />
            <Zone draft={props.draft} usual={props.usual} />
            <Examples rows={props.rows} place={it().place} zone={props.zone} />
          </>
        )}
      </Show>
    </section>
  )
}

function Format(props: { draft: Draft }): JSX.Element {
  const format = () => props.draft.draft.dateFormat
  const isListed = () => DATE_FORMATS.some(([known]) => known === format())
  const choose = (value: string) => props.draft.set('dateFormat', value === OWN ? 'yyyy-MM-dd H:mm' : value)
  return (
    <>
      <label class="field">
        It is written as
        <select onChange={(event) => choose(event.currentTarget.value)}>
          <For each={DATE_FORMATS}>
            {([known, example]) => (
              <option value={known} selected={known === format()}>
                {example}
              </option>
            )}
          </For>
          <option value={OWN} selected={!isListed()}>
            something else
          </option>
        </select>
      </label>
      <Show when={!isListed()}>
        <Field
          label="In letters"
          maxlength={200}
          value={format()}
          hint="d and M are day and month, yyyy the year, H:mm:ss the clock, h:mm a with AM and PM."
          onInput={(event) => props.draft.set('dateFormat', event.currentTarget.value)}
        />
      </Show>
      <Show when={swapped(format())}>
        {(other) => (
          <p>
            <button type="button" onClick={() => props.draft.set('dateFormat', other())}>
              Swap day and month
            </button>
          </p>
        )}
      </Show>
    </>
  )
}

function Zone(props: { draft: Draft; usual: string }): JSX.Element {
  const id = createUniqueId()
  const zone = () => props.draft.draft.zone
  const isWrong = () => zone().trim() !== '' && !isZone(zone().trim())
  return (
    <>
      <Field
        label="Time zone, where a time names none"
        list={id}
        maxlength={200}
        value={zone()}
        placeholder={props.usual}
        problem={isWrong() ? 'There is no such time zone. One is called Europe/Berlin.' : undefined}
        hint={`Empty is the source’s, ${props.usual}.`}
        onInput={(event) => props.draft.set('zone', event.currentTarget.value)}
      />
      <datalist id={id}>
        <For each={Intl.supportedValuesOf('timeZone')}>{(name) => <option value={name} />}</For>
      </datalist>
    </>
  )
}

interface ExamplesProps {
  rows: readonly (ImportSampleRow | ImportPreviewRow)[]
  /** Of the column, from 0. */
  place: number
  zone: string
}

/** The time of a row; null where it is not read, undefined where nobody has tried. */
function timeOf(row: ImportSampleRow | ImportPreviewRow): string | null | undefined {
  if ('problem' in row) return row.problem.includes('occurredAt') ? null : undefined
  return 'entry' in row ? String(row.entry.occurredAt) : undefined
}

function Examples(props: ExamplesProps): JSX.Element {
  const examples = createMemo(() => {
    const found = new Map<string, string | null>()
    for (const row of props.rows) {
      const written = row.cells[props.place]?.trim() ?? ''
      const time = timeOf(row)
      if (written !== '' && time !== undefined) found.set(written, time)
      if (found.size === EXAMPLES) break
    }
    return [...found]
  })
  return (
    <table class="date-examples">
      <caption class="unseen">How the first times are read</caption>
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">is read as</th>
        </tr>
      </thead>
      <tbody>
        <For each={examples()}>
          {([written, time]) => (
            <tr>
              <td>
                <bdi>{written}</bdi>
              </td>
              <td classList={{ problem: time === null }}>
                {time === null ? 'not read' : readDateText(time, props.zone)}
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
