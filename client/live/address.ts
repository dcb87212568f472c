/** Which wall an address opens, and with which key. */
export interface WallAddress {
  wall: string
  key: string | null
  /** The longest wait before a new build is loaded, milliseconds. */
  reloadWithin: number
}

const RELOAD_WITHIN = 120_000

/** Null for an address that names no wall. `reloadWithin=0` in the query makes a page reload without a wait. */
export function readAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): WallAddress | null {
  const slug = /^\/wall\/([^/]+)\/?$/.exec(pathname)?.[1]
  if (!slug) return null
  const query = new URLSearchParams(search)
  const within = query.get('reloadWithin')
  return {
    wall: decode(slug),
    key: query.get('key'),
    reloadWithin: within && /^\d{1,6}$/.test(within) ? Number(within) : RELOAD_WITHIN,
  }
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
