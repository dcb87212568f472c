import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { ServerClock } from '../live/clock.ts'

export interface Now {
  /** The server's time; who reads it reads it again every second. */
  now: Accessor<number>
  /** Has everybody look at the clock at once. */
  refresh: () => void
}

/** The clock itself rather than a second old copy: a view may bring a turn that has just begun. */
export function createNow({ clock }: { clock: ServerClock }): Now {
  const [looked, look] = createSignal(undefined, { equals: false })
  const refresh = () => void look(undefined)
  const timer = setInterval(refresh, 1_000)
  onCleanup(() => clearInterval(timer))
  const now = () => {
    looked()
    return clock.now()
  }
  return { now, refresh }
}
