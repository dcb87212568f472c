const NAME = 'tenfoot.link'
/** Of `performance.navigation`: the page was loaded again, rather than opened. */
const RELOADED = 1

/**
 * The secret of the magic link that this page was opened by, if any. It leaves the address bar, and so the
 * history; only where a page that loads itself again would not know it any more does it stay there.
 */
export function takeLink({ page, link }: { page: Window; link: string | null }): string | null {
  try {
    const { history, performance, sessionStorage } = page
    if (link === null && performance.navigation.type === RELOADED) return sessionStorage.getItem(NAME)
    sessionStorage.removeItem(NAME)
    if (link === null) return null
    sessionStorage.setItem(NAME, link)
    if (sessionStorage.getItem(NAME) === link) history.replaceState(null, '', `/${page.location.search}`)
  } catch {
    // A browser that keeps nothing.
  }
  return link
}
