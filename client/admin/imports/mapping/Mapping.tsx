import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js'
import type { Import, ImportMapping, ImportPreviewRow, ImportSampleRow } from '../../../../shared/imports.ts'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import type { WholeSource } from '../../sources/data.ts'
import { AsKept } from './AsKept.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { DatesPart } from './DatesPart.tsx'
import { createDraft } from './draft.ts'
import { createPreview, saysSomething } from './preview.ts'
import { SamePart } from './SamePart.tsx'
import { ScorePart } from './ScorePart.tsx'
import { Start } from './Start.tsx'
import { WritingPart } from './WritingPart.tsx'
import './mapping.css'
import './settings.css'

interface MappingProps {
  item: Import
  source: WholeSource
  /** What was said before somebody went away. */
  drafts: Map<string, ImportMapping>
  look: () => Promise<void>
  learn: (item: Import) => void
}

/** What is what in a file, with its first rows as they are and as they would be kept before one's eyes. */
export function Mapping(props: MappingProps): JSX.Element {
  const { api } = useOffice()
  const { id } = props.item
  const draft = createDraft(props.drafts.get(id) ?? props.item.mapping ?? props.item.guess)
  onCleanup(() => props.drafts.set(id, draft.wish()))
  const preview = createPreview({ api, id, mapping: draft.wish, learn: draft.learn, begun: props.look })
  const header = () => preview.preview()?.header ?? props.item.header
  const rows = () => tableRows(preview.preview()?.rows ?? props.item.sample)
  const zone = () => draft.draft.zone.trim() || props.source.timeZone
  const says = () => saysSomething(draft.wish())
  /** While nothing is chosen that could be kept, no row is to blame. */
  const tableRows = (all: readonly (ImportSampleRow | ImportPreviewRow)[]) =>
    says() ? all : all.map(({ number, cells }) => ({ number, cells }))
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const start = async () => {
    const answer = await api.post<Import>(`/imports/${id}/start`, { mapping: draft.wish() })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.learn(answer.value)
  }
  return (
    <div class="import-mapping">
      <section class="columns-part" aria-labelledby="columns">
        <h2 id="columns">What is what</h2>
        <p>These are the first rows. Say of each column what stands in it; the others are left out.</p>
        <Doubts doubts={preview.preview()?.doubts ?? props.item.doubts} />
        <ColumnsTable draft={draft} header={header()} rows={rows()} />
        <WritingPart draft={draft} item={props.item} header={header()} />
      </section>
      <div class="sides">
        <div class="settings">
          <ScorePart draft={draft} header={header()} source={props.source} />
          <DatesPart
            draft={draft}
            header={header()}
            rows={rows()}
            zone={zone()}
            usual={props.source.timeZone}
          />
          <SamePart draft={draft} />
        </div>
        <AsKept
          rows={says() ? (preview.preview()?.rows ?? null) : []}
          stale={preview.stale()}
          zone={zone()}
          failure={says() ? preview.failure() : null}
          again={preview.ask}
        />
      </div>
      <Start
        item={props.item}
        source={props.source}
        ready={says() && preview.failure() === null}
        stale={preview.stale()}
        failure={failure()}
        start={start}
      />
    </div>
  )
}

/** What nobody can tell from the file alone: whoever knows better says so. */
function Doubts(props: { doubts: readonly string[] }): JSX.Element {
  return (
    <Show when={props.doubts.length > 0}>
      <ul class="doubts" aria-label="What the file does not tell">
        <For each={props.doubts}>{(doubt) => <li>{doubt}</li>}</For>
      </ul>
    </Show>
  )
}
