import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { createFeed } from '../live/desk/feed.ts'
import { joinDesk } from '../live/desk/join.ts'
import type { Api } from './api.ts'
import type { Office } from './context.ts'
import { createDecisions } from './feed/decisions.ts'
import { createFollowing } from './feed/following.ts'
import { createLoading } from './feed/loading.ts'
import { createNotices } from './feed/notices.ts'
import { createSingleKeys } from './feed/single-keys.ts'
import { createInbox } from './hooks/inbox.ts'
import { createPlaces } from './places.ts'
import { mayAct, type Role } from './rights.ts'
import type { Routing } from './route.ts'
import type { Account, Session } from './session.ts'

const LOOK_EVERY = 5_000

interface OfficeNeeds {
  page: Window
  api: Api
  session: Session
  account: Accessor<Account>
  routing: Routing
}

/** Opens everything that a signed-in person works with. */
export function openOffice({ page, api, session, account, routing }: OfficeNeeds): Office {
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
      if (feed.learn(items)) loading.lookAgain(chosen)
      if (items.some(({ source }) => places.sourceName(source) === null)) places.load()
    },
    onRemoved: () => {
      if (loading.has(feed.filter())) loading.lookAgain(chosen)
    },
    onGap: () => {
      session.recheck()
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
  const following = createFollowing({ desk })
  const decisions = createDecisions({ api, feed, following, notices })
  const may = (needed: Role) => mayAct(account(), needed)
  const inbox = createInbox({ page, api, may: () => may('admin') })
  const singleKeys = createSingleKeys(page.localStorage)
  return {
    ...{ api, session, account, may, routing, desk, feed, loading, decisions, notices, singleKeys, places },
    ...{ following, inbox, now },
  }
}
