import { type JSX, Show } from 'solid-js'
import type { ImportMapping } from '../../../shared/imports.ts'
import { useOffice } from '../context.ts'
import { MayNot } from '../parts/MayNot.tsx'
import { ImportList } from './ImportList.tsx'
import { OneImport } from './OneImport.tsx'
import './imports.css'

/** All imports of files, or the one that the address names. */
export function ImportsPage(): JSX.Element {
  const { routing, may } = useOffice()
  const route = () => {
    const now = routing.route()
    return now.page === 'imports' ? now : null
  }
  /** What was said of files that were not started yet: it is here again when one comes back to them. */
  const drafts = new Map<string, ImportMapping>()
  return (
    <Show when={may('admin')} fallback={<MayNot title="Import" whom="admins and owners" />}>
      <Show
        when={route()?.sub}
        keyed
        fallback={<ImportList source={new URLSearchParams(route()?.search).get('source')} />}
      >
        {(id) => <OneImport id={id} drafts={drafts} />}
      </Show>
    </Show>
  )
}
