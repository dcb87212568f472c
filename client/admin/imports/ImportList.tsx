import { type JSX, Show } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import { useOffice } from '../context.ts'
import { EachById } from '../parts/EachById.tsx'
import { Failed } from '../parts/loaded.tsx'
import { momentText } from '../times.ts'
import { NewImport } from './NewImport.tsx'
import { createImports } from './paging.ts'
import { countsText, stateText } from './texts.ts'

interface ImportListProps {
  /** The source that somebody came from. */
  source: string | null
}

/** A file to bring in, and the files of before. */
export function ImportList(props: ImportListProps): JSX.Element {
  const { api } = useOffice()
  const imports = createImports(api)
  return (
    <main class="page imports">
      <h1 class="serif">Import</h1>
      <p>
        What customers said before: the export of a survey tool, or a spreadsheet. You see how each row is
        read before anything is kept, and all of it can be undone.
      </p>
      <NewImport source={props.source} />
      <section aria-labelledby="past-imports">
        <h2 id="past-imports">Imports so far</h2>
        <ol class="rows">
          <EachById each={imports.items() ?? []}>{(item) => <ImportRow item={item()} />}</EachById>
        </ol>
        <p role="status" class="quiet">
          <Show when={imports.items() === null && !imports.failure()}>Loading …</Show>
          <Show when={imports.items()?.length === 0}>None yet.</Show>
        </p>
        <Show when={imports.failure()}>{(it) => <Failed failure={it()} again={imports.again} />}</Show>
        <Show when={imports.hasMore() && !imports.failure()}>
          <button type="button" disabled={imports.busy()} onClick={imports.more}>
            Older
          </button>
        </Show>
      </section>
    </main>
  )
}

function ImportRow(props: { item: Import }): JSX.Element {
  const { places, now } = useOffice()
  return (
    <li>
      <b>
        <a href={`/admin/imports/${props.item.id}`}>
          <bdi>{props.item.name}</bdi>
        </a>
      </b>
      <span classList={{ problem: props.item.state === 'failed' }}>{stateText(props.item)}</span>
      <span>{countsText(props.item)}</span>
      <span class="when">
        <bdi>{places.sourceName(props.item.source) ?? 'a deleted source'}</bdi>,{' '}
        {momentText(Date.parse(props.item.createdAt), now())}
      </span>
    </li>
  )
}
