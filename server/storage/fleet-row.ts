import type { ScreenRow } from './schema.ts'

/** What tells that a screen came, went or is missing. Another instance may have noted it already. */
type Noticed = 'seen_at' | 'lost_at' | 'started_at' | 'missing_at' | 'about'

export interface ScreenNote {
  id: string
  set: Partial<Pick<ScreenRow, Noticed>>
  /** Only while this column is as it was read: of several instances the first one notes it. */
  where?: { column: 'lost_at' | 'started_at' | 'missing_at'; was: number | null } | undefined
  event?: {
    id: string
    at: number
    what: 'connected' | 'lost' | 'restarted' | 'missing'
    detail: string | null
  }
}

/** What an admin changes of one screen or of many. */
export interface ScreenChange {
  name?: string | undefined
  wall?: string | undefined
  group?: string | null | undefined
  paused?: boolean | undefined
  dim?: number | undefined
}
