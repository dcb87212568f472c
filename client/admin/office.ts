import { createSignal, onCleanup } from 'solid-js'
import { createFeed } from '../live/desk/feed.ts'
import { joinDesk } from '../live/desk/join.ts'
import type { Api } from './api.ts'
import type { Office } from './context.ts'
import { createDecisions } from './feed/decisions.ts'
import { createLoading } from './feed/loading.ts'
import { createNotices } from './feed/notices.ts'
import { createPlaces } from './places.ts'
import type { Routing } from './route.ts'
import type { Session } from './session.ts'

const LOOK_EVERY = 5_000

interface OfficeNeeds {
  page: Window
  api: Api
  session: Session
  routing: Routing
}

/** Opens everything that a signed-in person works with. */
export function openOffice({ page, api, session, routing }: OfficeNeeds): Office {
  const feed = createFeed()
  const loading = createLoading({ api, feed })
  const notices = createNotices()
  const places = createPlaces({ api })
  const chosen = () => {
    const route = routing.route()
    return route.page === 'feed' ? route.voice : null
  }
  const desk = joinDesk({
    page,
    onRefused: session.recheck,
    onChanged: (items) => {
      feed.learn(items)
      if (items.some(({ source }) => places.sourceName(source) === null)) places.load()
    },
    onGap: () => {
      places.load()
      // Before its first page is there, nothing can have been missed.
      if (loading.has(feed.filter())) loading.catchUp(chosen())
    },
  })
  const [now, setNow] = createSignal(desk.now())
  const clock = page.setInterval(() => setNow(desk.now()), LOOK_EVERY)
  desk.connect()
  onCleanup(() => {
    page.clearInterval(clock)
    desk.leave()
  })
  const decisions = createDecisions({ api, feed, desk, notices })
  return { api, session, routing, desk, feed, loading, decisions, notices, places, now }
}
