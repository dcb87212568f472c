import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { sizeText } from './texts.ts'

interface FileChoiceProps {
  file: File | null
  choose: (file: File | null) => void
  disabled: boolean
}

/** A file from this computer: chosen, or dropped anywhere on this place. */
export function FileChoice(props: FileChoiceProps): JSX.Element {
  const id = createUniqueId()
  const [over, setOver] = createSignal(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer?.files[0]
    if (dropped && !props.disabled) props.choose(dropped)
  }
  return (
    <fieldset
      class="file-choice"
      classList={{ over: over() }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label for={id}>The file</label>
      <input
        type="file"
        id={id}
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,.xlsx,.xlsm,text/csv"
        disabled={props.disabled}
        aria-describedby={`${id}-more`}
        onChange={(event) => props.choose(event.currentTarget.files?.[0] ?? null)}
      />
      <p id={`${id}-more`} class="hint">
        <Show
          when={props.file}
          fallback="CSV, a workbook (XLSX), or NDJSON, up to 1 GB. Choose it, or drop it here."
        >
          {(file) => (
            <>
              <bdi>{file().name}</bdi>, {sizeText(file().size)}
            </>
          )}
        </Show>
      </p>
    </fieldset>
  )
}
