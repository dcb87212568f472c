import { type Accessor, createContext, useContext } from 'solid-js'
import type { Feed } from '../live/desk/feed.ts'
import type { Desk } from '../live/desk/join.ts'
import type { Api } from './api.ts'
import type { Decisions } from './feed/decisions.ts'
import type { FeedLoading } from './feed/loading.ts'
import type { Notices } from './feed/notices.ts'
import type { Places } from './places.ts'
import type { Routing } from './route.ts'
import type { Session } from './session.ts'

/** What every page of the admin app may use. */
export interface Office {
  api: Api
  session: Session
  routing: Routing
  desk: Desk
  feed: Feed
  loading: FeedLoading
  decisions: Decisions
  notices: Notices
  places: Places
  /** The server's time, epoch milliseconds, every few seconds. */
  now: Accessor<number>
}

export const OfficeContext = createContext<Office>()

export function useOffice(): Office {
  const office = useContext(OfficeContext)
  if (!office) throw new Error('a page of the admin app stands outside of it')
  return office
}
