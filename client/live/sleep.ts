/** A device that slept this long, or whose clock was set, has missed something. */
const NOTICED = 10_000
/** Milliseconds in which a device that woke up hears its server, if it can. */
const HEARS_WITHIN = 5_000

export interface SleepWatchNeeds {
  page: Window
  /** Does not go on while the device sleeps. */
  monotonic: () => number
  /** Of the device, right or wrong: it goes on. */
  wallClock: () => number
  /** Connects anew: nobody knows what has become of the connection meanwhile. */
  reopen: () => void
  /** Told for how long nobody heard the server, unless it is heard again soon. */
  missed: (length: number) => void
  /** When the server was last heard, by the monotonic clock. */
  lastHeard: () => number
}

/**
 * What to ask every second: whether the device has slept, which clocks that stand still meanwhile do not show. A
 * device whose clock is set looks the same, and nothing is lost by asking its server once more.
 */
export function makeSleepWatch(needs: SleepWatchNeeds): () => void {
  const { page, monotonic, wallClock, reopen, missed, lastHeard } = needs
  let apart = wallClock() - monotonic()
  return () => {
    const slept = wallClock() - monotonic() - apart
    apart += slept
    if (Math.abs(slept) < NOTICED) return
    const woke = monotonic()
    reopen()
    if (slept < 0) return
    page.setTimeout(() => {
      if (lastHeard() < woke) missed(slept)
    }, HEARS_WITHIN)
  }
}
