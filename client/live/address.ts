/** What an address opens: a wall by its link, or this very screen, which its player may name by a magic link. */
export type PageAddress = (WallAddress | ScreenAddress) & {
  /** The longest wait before a new build is loaded, milliseconds. */
  reloadWithin: number
}

export interface WallAddress {
  kind: 'wall'
  wall: string
  key: string | null
}

export interface ScreenAddress {
  kind: 'screen'
  /** The secret of `/w/<secret>`; null at `/`. */
  link: string | null
}

const RELOAD_WITHIN = 120_000

/** `reloadWithin=0` in the query makes a page reload without a wait. */
export function readAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): PageAddress {
  const query = new URLSearchParams(search)
  const within = query.get('reloadWithin')
  const reloadWithin = within && /^\d{1,6}$/.test(within) ? Number(within) : RELOAD_WITHIN
  const slug = /^\/wall\/([^/]+)\/?$/.exec(pathname)?.[1]
  if (slug) return { kind: 'wall', wall: decode(slug), key: query.get('key'), reloadWithin }
  const link = /^\/w\/([^/]+)\/?$/.exec(pathname)?.[1]
  return { kind: 'screen', link: link ? decode(link) : null, reloadWithin }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
