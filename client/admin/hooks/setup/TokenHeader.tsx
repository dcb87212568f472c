import { type JSX, Show } from 'solid-js'
import { Copyable } from '../../parts/Copyable.tsx'
import type { HookSource } from '../data.ts'

/** For tools that cannot sign, but can set a header: the source's token, told once. */
export function TokenHeader(props: { source: HookSource; token: string | null }): JSX.Element {
  return (
    <details class="token-header">
      <summary>It cannot sign, but can set a header</summary>
      <Show
        when={props.token}
        fallback={
          <p>
            The source’s token was shown once. Whoever has lost it{' '}
            <a href={`/admin/sources/${props.source.id}`}>makes a new one</a>.
          </p>
        }
      >
        {(token) => <Copyable name="the header" text={`Authorization: Bearer ${token()}`} />}
      </Show>
    </details>
  )
}
