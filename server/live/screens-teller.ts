import type { PresentScreen, ScreensChange } from '../../shared/protocol.ts'
import { differenceOf, presentOf } from './screens-change.ts'

const BETWEEN_MS = 100
/** With a thousand screens, about three times a second. */
const MS_A_SCREEN = 0.3

interface ScreensTellerDeps {
  /** Whether anybody would hear it. */
  wanted: () => boolean
  read: () => Promise<readonly PresentScreen[]>
  tell: (change: ScreensChange) => void
  onError: (error: unknown) => void
}

/** Tells what differs on the screens since the last time, never too often. */
export function createScreensTeller({ wanted, read, tell, onError }: ScreensTellerDeps) {
  let known: ReadonlyMap<string, PresentScreen> = new Map()
  let looking: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let next = Number.NEGATIVE_INFINITY
  let closed = false

  /** One look after the other, so that nothing older is told after something newer. */
  function look(): Promise<void> {
    looking = looking.then(compare, compare)
    return looking
  }

  async function compare(): Promise<void> {
    const now = new Map((await read()).map((screen) => [screen.id, presentOf(screen)]))
    const change = differenceOf(known, now)
    known = now
    if (change && !closed) tell(change)
  }

  function soon(): void {
    if (closed || timer) return
    timer = setTimeout(
      () => {
        timer = undefined
        next = performance.now() + BETWEEN_MS + MS_A_SCREEN * known.size
        if (wanted()) look().catch((error) => closed || onError(error))
      },
      Math.max(0, next - performance.now()),
    ).unref()
  }

  return {
    soon,

    /** Hands over all that is known now; whatever is told after it leads on from there. */
    async begin(enter: (whole: ScreensChange) => void): Promise<void> {
      await look()
      enter({ whole: true, screens: [...known.values()], drew: [], gone: [] })
    },

    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
