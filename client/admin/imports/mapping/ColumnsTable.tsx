import { For, Index, type JSX, Show } from 'solid-js'
import type {
  ImportColumn,
  ImportField,
  ImportPreviewRow,
  ImportSampleRow,
} from '../../../../shared/imports.ts'
import { type Draft, fieldOf } from './draft.ts'
import { IMPORT_FIELDS, labelOf } from './fields.ts'
import './columns.css'

interface ColumnsTableProps {
  draft: Draft
  header: readonly ImportColumn[]
  rows: readonly (ImportSampleRow | ImportPreviewRow)[]
}

/** Of what stands in a column, where its rows have no room. */
const VALUES_TOLD = 4

/** The first rows as they stand in the file, with a choice over each column. */
export function ColumnsTable(props: ColumnsTableProps): JSX.Element {
  return (
    <section class="columns-table" tabindex="0" aria-label="The first rows of the file">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Row</span>
            </th>
            <Index each={props.header}>
              {(column, place) => <ColumnHead draft={props.draft} column={column()} place={place} />}
            </Index>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows} fallback={<NoRows width={props.header.length + 1} />}>
            {(row) => (
              <tr classList={{ refused: 'problem' in row }}>
                <th scope="row">
                  {row.number}
                  <Show when={'problem' in row}>
                    <span class="unseen">, would be refused</span>
                  </Show>
                </th>
                <Cells cells={row.cells} header={props.header} draft={props.draft} />
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function NoRows(props: { width: number }): JSX.Element {
  return (
    <tr>
      <td class="quiet" colspan={props.width}>
        There are no rows under the first one.
      </td>
    </tr>
  )
}

interface CellsProps {
  cells: readonly string[]
  header: readonly ImportColumn[]
  draft: Draft
}

function Cells(props: CellsProps): JSX.Element {
  const isUsed = (place: number) => {
    const column = props.header[place]
    return column !== undefined && fieldOf(props.draft.draft.columns, { key: column.key, place }) !== null
  }
  return (
    <Index each={props.cells}>
      {(cell, place) => (
        <td classList={{ used: isUsed(place) }}>
          <div dir="auto">{cell()}</div>
        </td>
      )}
    </Index>
  )
}

function ColumnHead(props: { draft: Draft; column: ImportColumn; place: number }): JSX.Element {
  const place = () => ({ key: props.column.key, place: props.place })
  const field = () => fieldOf(props.draft.draft.columns, place())
  /** With its number where another one is called the same. */
  const title = () => {
    const number = `column ${props.place + 1}`
    if (props.column.title === '') return number.replace('c', 'C')
    return props.column.key === String(props.place + 1)
      ? `${props.column.title} (${number})`
      : props.column.title
  }
  return (
    <th scope="col" classList={{ used: field() !== null }}>
      <select
        aria-label={`${title()} is`}
        value={field() ?? ''}
        onChange={(event) =>
          props.draft.choose(place(), (event.currentTarget.value || null) as ImportField | null)
        }
      >
        <option value="">left out</option>
        <For each={IMPORT_FIELDS}>{(name) => <option value={name}>{labelOf(name)}</option>}</For>
      </select>
      <div dir="auto" title={title()}>
        {title()}
      </div>
      <div class="values" dir="auto">
        {props.column.values.slice(0, VALUES_TOLD).join(', ')}
      </div>
    </th>
  )
}
