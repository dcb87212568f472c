import type { ServerClock } from './clock.ts'
import { type Door, knock } from './current-page.ts'
import type { Connection } from './freshness.ts'
import type { Link } from './link.ts'
import { makeNightly, type QuietDay } from './nightly.ts'
import type { Reloader } from './reload.ts'
import { makeSleepWatch } from './sleep.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** A page that its server does not hear for this long, though it is there, is at fault itself. */
const AT_FAULT = 10 * MINUTE

/** A connection that a page lives by: the one of its wall, or the one that its code comes over. */
export interface Upheld {
  link: Link
  /** Null while nothing is expected of it. */
  connection: () => Connection | null
  /** Null until the server has told one. */
  day: () => QuietDay | null
  reopen: () => void
  setDoor: (door: Door | null) => void
}

export interface UpkeepNeeds {
  page: Window
  clock: ServerClock
  reloader: Reloader
}

/** What keeps a page well that nobody looks after for a year. */
export function keepUp({ page, clock, reloader }: UpkeepNeeds, upheld: Upheld): void {
  const { link, connection, day, reopen, setDoor } = upheld
  const monotonic = () => page.performance.now()
  const wallClock = () => Date.now()
  const { lastHeard, missed } = link
  const looksForSleep = makeSleepWatch({ page, monotonic, wallClock, reopen, missed, lastHeard })
  const isLive = () => connection() === 'live'
  const nightly = makeNightly({
    ...{ clock, random: () => Math.random(), up: monotonic, reload: reloader.reloadNow },
    day: () => (isLive() ? day() : null),
  })
  const looksAtTheDoor = async () => {
    if (isLive() || connection() === null) return setDoor(null)
    const door = await knock(page)
    setDoor(isLive() || connection() === null ? null : door)
    if (door === 'ours' && connection() !== null && monotonic() - lastHeard() >= AT_FAULT)
      reloader.reloadSoon()
  }
  page.setInterval(link.check, SECOND)
  page.setInterval(looksForSleep, SECOND)
  page.setInterval(() => {
    nightly()
    looksAtTheDoor()
  }, MINUTE)
}
