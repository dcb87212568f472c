import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WallLink } from './wall-page.ts'

/** `at` is the clock of the machine, milliseconds with fractions. */
export type FleetNews =
  | { ready: true }
  | { all: string; at: number; bytes: number }
  | { live: number; seen: number }

export interface Fleet {
  /** When the last of all screens got the next message that tells of a voice, and how long it was, bytes. */
  told: () => Promise<{ at: number; bytes: number }>
  stop: () => void
}

/** Screens of one wall (or listeners of the bare server) in a process of their own, connected. */
export async function startFleet(url: string, wall: WallLink | null, count: number): Promise<Fleet> {
  const child = startChild('../fleet.ts', url, wall, count)
  await next(child, (news) => ('ready' in news ? news : null))
  return {
    told: () => next(child, (news) => ('all' in news && news.all === 'told' ? news : null)),
    stop: () => void child.kill(),
  }
}

export interface Pages {
  /** Settles when so many of them are live, at least or at most. Answers when that was. */
  live: (count: number, bound?: 'at least' | 'at most') => Promise<number>
  stop: () => void
}

/** Pages without a picture that run the wall's own live code: they lose their server and come back as real ones do. */
export function startPages(url: string, wall: WallLink, count: number): Pages {
  const child = startChild('../fleet-pages.ts', url, wall, count)
  let last: { live: number; seen: number } | null = null
  child.on('message', (news: FleetNews) => {
    if ('live' in news) last = news
  })
  return {
    live: async (wanted, bound = 'at least') => {
      const holds = (live: number) => (bound === 'at least' ? live >= wanted : live <= wanted)
      if (last && holds(last.live)) return last.seen
      return (await next(child, (news) => ('live' in news && holds(news.live) ? news : null))).seen
    },
    stop: () => void child.kill(),
  }
}

function startChild(file: string, url: string, wall: WallLink | null, count: number): ChildProcess {
  const env = {
    FLEET_URL: url,
    FLEET: String(count),
    ...(wall && { FLEET_WALL: wall.slug, FLEET_KEY: wall.shareKey }),
  }
  return fork(fileURLToPath(new URL(file, import.meta.url)), { env: { ...process.env, ...env } })
}

function next<T>(child: ChildProcess, wanted: (news: FleetNews) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error('the screens have ended'))
    const hear = (news: FleetNews) => {
      const found = wanted(news)
      if (found === null) return
      child.off('message', hear).off('exit', end)
      resolve(found)
    }
    child.on('message', hear).once('exit', end)
  })
}
