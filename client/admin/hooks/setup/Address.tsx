import { createSignal, type JSX, Show } from 'solid-js'
import { Copyable } from '../../parts/Copyable.tsx'
import { Rotation } from '../../sources/Rotation.tsx'
import type { HookSource } from '../data.ts'

const LOCAL = /^(localhost|.*\.localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[|[^.]+$)/

/** Where the tool sends to: told once, with its secret; then only a new one can be made. */
export function Address(props: { source: HookSource; url: string | null }): JSX.Element {
  const [made, setMade] = createSignal<string | null>(null)
  const url = () => made() ?? props.url
  return (
    <>
      <Show
        when={url()}
        fallback={
          <p>
            Its address begins with <code>{props.source.hook.address}</code>. The secret at its end was shown
            once, and this page does not have it any more.
          </p>
        }
      >
        {(it) => (
          <>
            <Copyable name="the address" text={it()} />
            <p class="hint">
              It is shown this once. Whoever knows it can send, so give it to the tool alone.
              <Show when={LOCAL.test(new URL(it()).hostname)}>
                {' '}
                A tool in the cloud cannot reach this name: it needs a public one, as{' '}
                <code>TENFOOT_PUBLIC_URL</code> says, or a tunnel that lets in <code>/hooks/</code> alone.
              </Show>
            </p>
          </>
        )}
      </Show>
      <Show when={url() === null}>
        <Rotation<{ hookUrl: string }>
          what="address"
          path={`/sources/${props.source.id}/address`}
          rotated={({ hookUrl }) => setMade(hookUrl)}
        />
      </Show>
    </>
  )
}
