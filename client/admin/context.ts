import { type Accessor, createContext, useContext } from 'solid-js'
import type { Feed } from '../live/desk/feed.ts'
import type { Desk } from '../live/desk/join.ts'
import type { Api } from './api.ts'
import type { Decisions } from './feed/decisions.ts'
import type { Following } from './feed/following.ts'
import type { FeedLoading } from './feed/loading.ts'
import type { Notices } from './feed/notices.ts'
import type { createSingleKeys } from './feed/single-keys.ts'
import type { Inbox } from './hooks/inbox.ts'
import type { Places } from './places.ts'
import type { Role } from './rights.ts'
import type { Routing } from './route.ts'
import type { Account, Session } from './session.ts'

/** What every page of the admin app may use. */
export interface Office {
  api: Api
  session: Session
  account: Accessor<Account>
  /** Whether whoever is signed in may do what needs this role. */
  may: (needed: Role) => boolean
  routing: Routing
  desk: Desk
  feed: Feed
  loading: FeedLoading
  decisions: Decisions
  notices: Notices
  /** Tells from how many screens something is gone. */
  following: Following
  singleKeys: ReturnType<typeof createSingleKeys>
  places: Places
  /** What of the sources’ deliveries waits to be understood. */
  inbox: Inbox
  /** The server's time, epoch milliseconds, every few seconds. */
  now: Accessor<number>
}

export const OfficeContext = createContext<Office>()

export function useOffice(): Office {
  const office = useContext(OfficeContext)
  if (!office) throw new Error('a page of the admin app stands outside of it')
  return office
}
