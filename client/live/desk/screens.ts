import type { PresentScreen } from '../../../shared/protocol.ts'

/** A connected screen. The server measured when it drew; `drawnAt` tells it on this page's own clock. */
export type DeskScreen = PresentScreen

/** `ahead`: how far the server's clock is ahead of this page's, milliseconds. */
export function onOwnClock(screens: readonly PresentScreen[], ahead: number): DeskScreen[] {
  return screens.map((screen) => ({ ...screen, drawnAt: screen.drawnAt - ahead }))
}
