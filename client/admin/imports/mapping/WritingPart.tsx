import { For, type JSX, Show } from 'solid-js'
import type { Import, ImportColumn, ImportWriting } from '../../../../shared/imports.ts'
import type { Draft } from './draft.ts'

const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western (Windows-1252, Latin-1)'],
  ['iso-8859-2', 'Central European (Latin-2)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['utf-16le', 'UTF-16, little end first'],
  ['utf-16be', 'UTF-16, big end first'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['gb18030', 'Chinese (GB 18030)'],
] as const

const DELIMITERS = [
  [',', 'a comma'],
  [';', 'a semicolon'],
  ['\t', 'a tab'],
  ['|', 'a bar'],
] as const

type Choices = readonly (readonly [value: string, name: string])[]

interface WritingPartProps {
  draft: Draft
  item: Import
  header: readonly ImportColumn[]
}

/** How the file is written: told by itself, corrected here. */
export function WritingPart(props: WritingPartProps): JSX.Element {
  const writing = (): ImportWriting => ({ ...props.item.writing, ...props.draft.draft.writing })
  const say = (what: ImportWriting) => props.draft.write(what, props.header)
  const isText = () => props.item.format !== 'xlsx'
  const isTable = () => props.item.format !== 'ndjson'
  return (
    <>
      {/* Which sheet is no matter of looking wrong: a workbook often begins with another one. */}
      <Show when={props.item.sheets.length > 1}>
        <Choice
          label="The sheet"
          choices={props.item.sheets.map((name) => [name, name])}
          value={writing().sheet ?? props.item.sheets[0] ?? ''}
          choose={(sheet) => say({ sheet })}
        />
      </Show>
      <details class="writing">
        <summary>The file looks wrong: change how it is read</summary>
        <div>
          <Show when={isText()}>
            <Choice
              label="Its letters are"
              choices={ENCODINGS}
              value={writing().encoding ?? 'utf-8'}
              choose={(encoding) => say({ encoding })}
            />
          </Show>
          <Show when={props.item.format === 'csv'}>
            <Choice
              label="Between two cells stands"
              choices={DELIMITERS}
              value={writing().delimiter ?? ','}
              choose={(delimiter) => say({ delimiter })}
            />
          </Show>
          <Show when={isTable()}>
            <label class="choice">
              <input
                type="checkbox"
                checked={writing().header !== false}
                onChange={(event) => say({ header: event.currentTarget.checked })}
              />{' '}
              The first row has titles
            </label>
          </Show>
        </div>
      </details>
    </>
  )
}

interface ChoiceProps {
  label: string
  choices: Choices
  value: string
  choose: (value: string) => void
}

function Choice(props: ChoiceProps): JSX.Element {
  /** What the file is in may be something that is not on the list. */
  const choices = (): Choices =>
    props.choices.some(([value]) => value === props.value)
      ? props.choices
      : [...props.choices, [props.value, props.value]]
  return (
    <label class="field">
      {props.label}
      <select onChange={(event) => props.choose(event.currentTarget.value)}>
        <For each={choices()}>
          {([value, name]) => (
            <option value={value} selected={value === props.value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
