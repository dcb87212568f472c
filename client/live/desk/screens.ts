import type { PresentScreen, ScreensChange } from '../../../shared/protocol.ts'

/** A connected screen. The server measured when it drew; `drawnAt` tells it on this page's own clock. */
export type DeskScreen = PresentScreen

/** `ahead`: how far the server's clock is ahead of this page's, milliseconds. */
export function onOwnClock(change: ScreensChange, ahead: number): ScreensChange {
  return {
    ...change,
    screens: change.screens.map((screen) => ({ ...screen, drawnAt: screen.drawnAt - ahead })),
    drew: change.drew.map(([id, revision, visible, drawnAt]) => [id, revision, visible, drawnAt - ahead]),
  }
}
