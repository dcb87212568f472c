import type { ServerClock } from './clock.ts'
import { type Door, knock } from './current-page.ts'
import type { Link } from './link.ts'
import { makeNightly } from './nightly.ts'
import type { Reloader } from './reload.ts'
import { makeSleepWatch } from './sleep.ts'
import type { LiveWall } from './store.ts'
import { watchTrouble } from './trouble.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** A page that its server does not hear for this long, though it is there, is at fault itself. */
const AT_FAULT = 10 * MINUTE

export interface UpkeepNeeds {
  page: Window
  wall: LiveWall
  clock: ServerClock
  link: Link
  reloader: Reloader
  monotonic: () => number
  random: () => number
  reopen: () => void
  setDoor: (door: Door | null) => void
}

/** What keeps a page well that nobody looks after for a year. */
export function keepUp({
  page,
  wall,
  clock,
  link,
  reloader,
  monotonic,
  random,
  reopen,
  setDoor,
}: UpkeepNeeds) {
  const wallClock = () => Date.now()
  const { lastHeard, missed } = link
  const looksForSleep = makeSleepWatch({ page, monotonic, wallClock, reopen, missed, lastHeard })
  const isLive = () => wall.connection === 'live'
  const nightly = makeNightly({
    ...{ clock, random, up: monotonic, reload: reloader.reloadNow },
    wall: () => (isLive() && wall.view ? { ...wall.view, closedAt: wall.view.day.closedAt } : null),
  })
  const looksAtTheDoor = async () => {
    if (isLive() || wall.connection === null) return setDoor(null)
    const door = await knock(page)
    setDoor(isLive() ? null : door)
    if (door === 'ours' && monotonic() - lastHeard() >= AT_FAULT) reloader.reloadSoon()
  }
  watchTrouble({ page, reloadSoon: reloader.reloadSoon })
  page.setInterval(looksForSleep, SECOND)
  page.setInterval(() => {
    nightly()
    looksAtTheDoor()
  }, MINUTE)
}
