import { createSignal, onCleanup } from 'solid-js'

/** The pages besides the feed, by the first part of their address. */
export const PAGES = [
  'scores',
  'walls',
  'screens',
  'sources',
  'imports',
  'policies',
  'people',
  'audit',
  'data',
  'account',
] as const
export type PageName = (typeof PAGES)[number]

/** Pages of one source, as "log" in /admin/sources/<id>/log. */
export const SOURCE_PARTS = ['setup', 'inbox', 'log', 'mapping'] as const
export type SourcePart = (typeof SOURCE_PARTS)[number]

export type Route =
  | { page: 'feed'; search: string; voice: string | null }
  /** `sub` is what follows the page's name, as the id in /admin/walls/<id>; `search` begins with "?" or is empty. */
  | { page: PageName; sub: string | null; part?: SourcePart; search: string }
  | { page: 'start' | 'unknown' }

export function readRoute({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Route {
  const [page, sub = null, ...more] = pathname.split('/').filter(Boolean).slice(1).map(decoded)
  if (page === undefined) return { page: 'feed', search, voice: null }
  if (page === 'feedback' && sub !== null) return { page: 'feed', search, voice: sub }
  if (page === 'start') return { page }
  const known = more.length === 0 && PAGES.find((name) => name === page)
  const part = page === 'sources' && more.length === 1 && SOURCE_PARTS.find((name) => name === more[0])
  if (part) return { page, sub, part, search }
  return known ? { page: known, sub, search } : { page: 'unknown' }
}

/** A broken escape stands as it is: it names nothing that there is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Where in the feed: which list, as `searchOf` writes it, and which voice. */
export function feedPath({ search, voice }: { search: string; voice: string | null }): string {
  const path = voice === null ? '/admin' : `/admin/feedback/${encodeURIComponent(voice)}`
  return path + search
}

export type Routing = ReturnType<typeof createRouting>

/** What the address bar says, and ways to change it. Links to /admin work as links and load nothing. */
export function createRouting(page: Window) {
  const read = () => readRoute(page.location)
  const [route, setRoute] = createSignal(read())

  function go(path: string, how: { replace?: boolean } = {}): void {
    if (how.replace) page.history.replaceState(page.history.state, '', path)
    else page.history.pushState({ inside: true }, '', path)
    setRoute(read())
  }

  function follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a')
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    if (!link || !plain || event.defaultPrevented || link.target !== '' || link.hash !== '') return
    if (link.origin !== page.location.origin || !/^\/admin(\/|$)/.test(link.pathname)) return
    event.preventDefault()
    go(link.pathname + link.search)
  }

  const arrive = () => setRoute(read())
  page.addEventListener('popstate', arrive)
  page.document.addEventListener('click', follow)
  onCleanup(() => {
    page.removeEventListener('popstate', arrive)
    page.document.removeEventListener('click', follow)
  })
  return {
    route,
    go,
    /** Back to where one came from inside of the app, else to `path`. */
    back(path: string): void {
      if (page.history.state?.inside) page.history.back()
      else go(path, { replace: true })
    },
  }
}

/** What a link brought behind its `#`, for whoever is not in yet. */
export interface LinkKey {
  kind: 'setup' | 'invite' | 'reset'
  key: string
}

/** Takes the key of a link out of the address bar, where it could be read or copied by others. */
export function takeLinkKey(page: Window): LinkKey | null {
  const [, kind, key] = /^#(setup|invite|reset)=([\w.-]{1,200})$/.exec(page.location.hash) ?? []
  if (page.location.hash !== '')
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return kind && key ? { kind: kind as LinkKey['kind'], key } : null
}
