const HOUR = 3_600_000
const BUDGET = 3
const KEY = 'tenfoot.reloads'

export interface Reloader {
  /** Loads the new page, if it is there, after a random wait; asking again while it waits changes nothing. */
  reloadSoon(): void
}

export interface ReloaderNeeds {
  page: Window
  /** The longest random wait, so that a thousand screens do not come at once. */
  within: number
  random: () => number
}

/** Reloads the page for a new build, at most three times an hour whatever the server says. */
export function makeReloader({ page, within, random }: ReloaderNeeds): Reloader {
  let waiting = false
  const attempt = async () => {
    waiting = false
    if (!(await isThere(page)) || !spend({ storage: () => page.sessionStorage, at: Date.now() })) return
    page.location.reload()
  }
  return {
    reloadSoon() {
      if (waiting) return
      waiting = true
      page.setTimeout(attempt, page.document.hidden ? 0 : random() * within)
    },
  }
}

/** Fetches the page past the cache: a reload must never trade a working wall for an error page. */
async function isThere(page: Window): Promise<boolean> {
  try {
    return (await page.fetch(page.location.href, { cache: 'no-store', credentials: 'same-origin' })).ok
  } catch {
    return false
  }
}

type Memory = Pick<Storage, 'getItem' | 'setItem'>

/** Takes one reload from the hour's budget; false when it is spent. */
export function spend({ storage, at }: { storage: () => Memory; at: number }): boolean {
  try {
    const spent = readTimes(storage().getItem(KEY)).filter((time) => Math.abs(at - time) < HOUR)
    if (spent.length >= BUDGET) return false
    storage().setItem(KEY, JSON.stringify([...spent, at]))
  } catch {
    // A browser that keeps nothing reloads without a budget; the random wait still holds it back.
  }
  return true
}

function readTimes(text: string | null): number[] {
  const times = parse(text ?? '[]')
  return Array.isArray(times) ? times.filter((time) => typeof time === 'number') : []
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return []
  }
}
