import type { ScreensState } from '../../../shared/protocol.ts'

type Told = ScreensState['screens'][number]

/** A connected screen, and when this page learned that it has drawn what it has drawn. */
export interface DeskScreen extends Told {
  /** Milliseconds on this page's own clock. */
  drawnAt: number
}

/** Takes in what the server tells of the screens, keeping when each got as far as it is. */
export function screensAfter(before: readonly DeskScreen[], told: readonly Told[], at: number): DeskScreen[] {
  return told.map((screen) => {
    const known = before.find(({ id }) => id === screen.id)
    return { ...screen, drawnAt: known?.revision === screen.revision ? known.drawnAt : at }
  })
}
