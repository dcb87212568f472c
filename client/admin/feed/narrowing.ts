import { type FeedFilter, type Field, searchOf } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'
import { feedPath } from '../route.ts'

export type Narrowed = Partial<Record<Field, string>>

/** Goes to the list that is narrowed otherwise; an empty text takes a filter away. */
export function createNarrowing({ routing }: Pick<Office, 'routing'>) {
  return {
    narrow(filter: FeedFilter, changed: Narrowed, how: { replace?: boolean } = {}): void {
      const next = Object.fromEntries(
        Object.entries({ ...filter, ...changed }).filter(([, value]) => value !== ''),
      )
      routing.go(feedPath({ search: searchOf(next), voice: null }), how)
    },
    clear({ show }: FeedFilter): void {
      routing.go(feedPath({ search: searchOf(show ? { show } : {}), voice: null }))
    },
  }
}
