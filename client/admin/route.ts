import { createSignal, onCleanup } from 'solid-js'

export type Route =
  | { page: 'feed'; show: string | null; voice: string | null }
  | { page: 'start' | 'walls' | 'sources' | 'unknown' }

export function readRoute({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Route {
  const parts = pathname.split('/').filter(Boolean).slice(1)
  const [page, id] = parts
  const show = new URLSearchParams(search).get('show')
  if (page === undefined) return { page: 'feed', show, voice: null }
  if (page === 'feedback' && id !== undefined) return { page: 'feed', show, voice: id }
  if (page === 'start' || page === 'walls' || page === 'sources') return { page }
  return { page: 'unknown' }
}

/** Where in the feed: which filter, and which voice. */
export function feedPath({ show, voice }: { show: string | null; voice: string | null }): string {
  const path = voice === null ? '/admin' : `/admin/feedback/${encodeURIComponent(voice)}`
  return show === null ? path : `${path}?show=${show}`
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
    if (!link || !plain || event.defaultPrevented || link.target !== '') return
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

/** Takes the key of a set-up link out of the address bar, where it could be read or copied by others. */
export function takeSetupKey(page: Window): string | null {
  const key = /^#setup=([\w.-]{1,200})$/.exec(page.location.hash)?.[1] ?? null
  if (page.location.hash !== '')
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return key
}
