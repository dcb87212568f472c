import { prefetchPage } from './current-page.ts'

const HOUR = 3_600_000
const BUDGET = 3
const KEY = 'tenfoot.reloads'
/** Of the time within which a screen must have the new page: the rest is for fetching it. */
const SHARE = 0.8

export interface Reloader {
  /** Loads the new page, if it is there, after a random wait; asking again while it waits changes nothing. */
  reloadSoon(): void
  /** The same without a wait, for an admin who asks one screen to. */
  reloadNow(): void
}

export interface ReloaderNeeds {
  page: Window
  /** The time within which the page is new, so that a thousand screens do not come at once. */
  within: number
  random: () => number
}

/** Reloads the page with what was fetched before, at most three times an hour whatever the server says. */
export function makeReloader({ page, within, random }: ReloaderNeeds): Reloader {
  let waiting = false
  const purse = () => ({ storage: () => page.sessionStorage, at: Date.now() })
  const attempt = async () => {
    // What it may not load yet it does not fetch either: it would again with each sign of the server.
    if (mayStillSpend(purse()) && (await prefetchPage(page)) && spend(purse())) page.location.reload()
    waiting = false
  }
  return {
    reloadSoon() {
      if (waiting) return
      waiting = true
      page.setTimeout(attempt, page.document.hidden ? 0 : random() * within * SHARE)
    },
    reloadNow: () => void attempt(),
  }
}

type Memory = Pick<Storage, 'getItem' | 'setItem'>

interface Purse {
  storage: () => Memory
  at: number
}

function spentOf({ storage, at }: Purse): number[] {
  return readTimes(storage().getItem(KEY)).filter((time) => Math.abs(at - time) < HOUR)
}

function mayStillSpend(purse: Purse): boolean {
  try {
    return spentOf(purse).length < BUDGET
  } catch {
    return true
  }
}

/** Takes one reload from the hour's budget; false when it is spent. */
export function spend(purse: Purse): boolean {
  try {
    const spent = spentOf(purse)
    if (spent.length >= BUDGET) return false
    purse.storage().setItem(KEY, JSON.stringify([...spent, purse.at]))
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
