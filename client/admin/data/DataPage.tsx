import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { mayAct, type Role } from '../rights.ts'
import './data.css'
import { DeleteEverything } from './DeleteEverything.tsx'
import { ExportFeedback } from './ExportFeedback.tsx'
import { Keeping } from './Keeping.tsx'
import { OnePerson } from './OnePerson.tsx'

/** What leaves the server as a file, and what leaves it for good. */
export function DataPage(): JSX.Element {
  const { session } = useOffice()
  const may = (needed: Role) => {
    const state = session.state()
    return state.is === 'in' && mayAct(state.account, needed)
  }
  return (
    <main class="page data">
      <h1 class="serif">Data</h1>
      <ExportFeedback />
      <Show
        when={may('admin')}
        fallback={<p class="quiet">Erasing, and how long words are kept, are for admins and owners.</p>}
      >
        <OnePerson />
        <Keeping />
      </Show>
      <Show when={may('owner')}>
        <DeleteEverything />
      </Show>
    </main>
  )
}
