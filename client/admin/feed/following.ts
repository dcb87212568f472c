import { createMemo, createRoot } from 'solid-js'
import type { Desk } from '../../live/desk/join.ts'
import { follow, type Gone, goneText, isComplete } from './gone.ts'

interface Leaving {
  /** What was done. */
  said: string
  /** The revision that screens have to draw. */
  revision: number
  /** When somebody decided it, on this page's own clock. */
  pressed: number
  /** The only wall that it is about; all of them where it is not given. */
  wall?: string | null
}

export type Following = ReturnType<typeof createFollowing>

/** Answers a text that grows as screens confirm what has to leave them, and then stays; the last one is followed. */
export function createFollowing({ desk }: { desk: Pick<Desk, 'screens'> }) {
  let stopFollowing = () => {}
  return ({ said, revision, pressed, wall = null }: Leaving): (() => string) => {
    stopFollowing()
    const screens = () => desk.screens().filter((screen) => wall === null || screen.wall === wall)
    return createRoot((stop) => {
      stopFollowing = stop
      const start: Gone = { done: [], waiting: screens(), lost: [] }
      const gone = createMemo<Gone>((before) => {
        const seen = screens()
        return isComplete(before) && before.done.length > 0 ? before : follow(before, seen, revision)
      }, start)
      return () => `${said} ${goneText(gone(), pressed)}`
    })
  }
}
