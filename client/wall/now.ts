import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { ServerClock } from '../live/clock.ts'

export interface Now {
  now: Accessor<number>
  /** Looks at the clock at once. */
  refresh: () => void
}

/** The server's time as a signal that moves every second. */
export function createNow({ clock }: { clock: ServerClock }): Now {
  const [now, setNow] = createSignal(clock.now())
  const refresh = () => void setNow(clock.now())
  const timer = setInterval(refresh, 1_000)
  onCleanup(() => clearInterval(timer))
  return { now, refresh }
}
