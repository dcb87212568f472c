import { type Component, lazy } from 'solid-js'
import type { Role } from '../rights.ts'
import type { PageName } from '../route.ts'

/** Each page is fetched when it is first opened: the feed alone is what must be there at once. */
export const PAGE_OF: Readonly<Record<PageName, Component>> = {
  scores: lazy(async () => ({ default: (await import('../scores/ScoresPage.tsx')).ScoresPage })),
  walls: lazy(async () => ({ default: (await import('../walls/WallsPage.tsx')).WallsPage })),
  screens: lazy(async () => ({ default: (await import('../screens/ScreensPage.tsx')).ScreensPage })),
  sources: lazy(async () => ({ default: (await import('../sources/SourcesPage.tsx')).SourcesPage })),
  imports: lazy(async () => ({ default: (await import('../imports/ImportsPage.tsx')).ImportsPage })),
  policies: lazy(async () => ({ default: (await import('../policies/PoliciesPage.tsx')).PoliciesPage })),
  people: lazy(async () => ({ default: (await import('../people/PeoplePage.tsx')).PeoplePage })),
  audit: lazy(async () => ({ default: (await import('../audit/AuditPage.tsx')).AuditPage })),
  data: lazy(async () => ({ default: (await import('../data/DataPage.tsx')).DataPage })),
  account: lazy(async () => ({ default: (await import('../account/AccountPage.tsx')).AccountPage })),
}

export const PageOfStart = lazy(async () => ({ default: (await import('../start/StartPage.tsx')).StartPage }))

export interface PageLink {
  page: PageName | 'feed'
  path: string
  name: string
  /** Whom it is of use to; the page itself says so to others. */
  needs: Role
}

/** In the header, from left to right. */
export const MAIN_PAGES: readonly PageLink[] = [
  { page: 'feed', path: '/admin', name: 'Feed', needs: 'viewer' },
  { page: 'scores', path: '/admin/scores', name: 'Scores', needs: 'viewer' },
  { page: 'walls', path: '/admin/walls', name: 'Walls', needs: 'viewer' },
  { page: 'screens', path: '/admin/screens', name: 'Screens', needs: 'viewer' },
  { page: 'sources', path: '/admin/sources', name: 'Sources', needs: 'viewer' },
  { page: 'policies', path: '/admin/policies', name: 'Policies', needs: 'viewer' },
  { page: 'people', path: '/admin/people', name: 'People', needs: 'admin' },
]

/** In the menu at its end. */
export const MORE_PAGES: readonly PageLink[] = [
  { page: 'imports', path: '/admin/imports', name: 'Import', needs: 'admin' },
  { page: 'audit', path: '/admin/audit', name: 'Audit log', needs: 'moderator' },
  { page: 'data', path: '/admin/data', name: 'Data', needs: 'viewer' },
  { page: 'account', path: '/admin/account', name: 'Your account', needs: 'viewer' },
]
