import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WallLink } from './wall-page.ts'

/** `at` is the clock of the machine, milliseconds with fractions. */
export type ScreenNews = { stands: string; at: number } | { gone: string; at: number }

export interface Screens {
  /** Settles when this voice has left the last of the screens that showed it. Answers when that was. */
  gone: (voice: string) => Promise<number>
  /** The voice that all of them showed last. */
  standing: () => string | null
  stop: () => void
}

/** Screens of one wall, in a process of their own. */
export function startScreens(url: string, wall: WallLink, count: number): Screens {
  const env = {
    SCREENS_URL: url,
    SCREENS_WALL: wall.slug,
    SCREENS_KEY: wall.shareKey,
    SCREENS: String(count),
  }
  const child = fork(fileURLToPath(new URL('../screens.ts', import.meta.url)), {
    env: { ...process.env, ...env },
  })
  const left = new Map<string, number>()
  const watchers = new Map<string, (at: number) => void>()
  let standing: string | null = null

  child.on('message', (news: ScreenNews) => {
    if ('stands' in news) {
      standing = news.stands
      return
    }
    left.set(news.gone, news.at)
    watchers.get(news.gone)?.(news.at)
  })

  return {
    gone: (voice) =>
      new Promise((resolve) => {
        const at = left.get(voice)
        if (at === undefined) watchers.set(voice, resolve)
        else resolve(at)
      }),
    standing: () => standing,
    stop: () => void child.kill(),
  }
}
