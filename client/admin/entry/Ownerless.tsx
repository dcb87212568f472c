import type { JSX } from 'solid-js'
import { Door } from './Door.tsx'

/** Nobody owns this server yet, and this browser did not come by its set-up link. */
export function Ownerless(): JSX.Element {
  return (
    <Door title="Nobody owns this wall yet">
      <p>
        The set-up link stands in the terminal in which the server was started. It ends in{' '}
        <code>/admin#setup=…</code>, works once and for an hour.
      </p>
      <p class="quiet">
        Too late? Start the server again: each start prints a fresh link until there is an owner.
      </p>
    </Door>
  )
}
