import type { PresentScreen } from '../../shared/protocol.ts'
import type { Device, ScreenStats } from '../../shared/screens.ts'

/** What is known of a screen's device, by its own account; kept with the screen as JSON. */
export interface ScreenAbout {
  /** The network address that it came from. */
  address: string | null
  userAgent: string | null
  device: Device | null
  stats: ScreenStats | null
  /** When it told its stats, epoch milliseconds. */
  statsAt: number | null
}

/** A connected page: what desks are told of it, and beside that what only lists of screens want to know. */
export interface LiveScreen extends PresentScreen {
  about?: ScreenAbout & {
    /** When its page was opened, epoch milliseconds. */
    startedAt: number | null
  }
}

export const NOTHING_KNOWN: ScreenAbout = {
  ...{ address: null, userAgent: null, device: null, stats: null, statsAt: null },
}

/** What is kept may be of an older version, or of a screen that has told nothing yet. */
export function readAbout(json: string): ScreenAbout {
  return { ...NOTHING_KNOWN, ...(JSON.parse(json) as Partial<ScreenAbout>) }
}
