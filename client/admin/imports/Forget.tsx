import { type JSX, Show } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'

/** Takes an import and its files from the server, with the way to undo it. */
export function Forget(props: { item: Import }): JSX.Element {
  const { api, routing } = useOffice()
  const keeps = () => props.item.kept > 0 && props.item.state !== 'undone'
  return (
    <Ask
      label="Forget it"
      about={props.item.name}
      title="Forget this import?"
      yes="Forget it"
      act={() => api.delete(`/imports/${props.item.id}`)}
      done={() => routing.go('/admin/imports')}
    >
      <p>
        It leaves this list, and its files are deleted.
        <Show when={keeps()}> What it brought stays, and cannot be undone as a whole any more.</Show>
      </p>
    </Ask>
  )
}
