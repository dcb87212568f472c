import type { ScreenAnswer, ScreenEvent, ScreenStats } from '../../../shared/screens.ts'
import { clockText, momentText } from '../times.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Below this a clock is right: the way to the server takes some of it. */
const RIGHT_WITHIN_MS = 1_000
const MEGABYTE = 1_000_000

/** "live since 08:02", "not connected since 12 Nov 17:40", "missing since 14:05". */
export function sinceText(screen: ScreenAnswer, now: number): string {
  const { connected, since, pairedAt, missingSince, kind } = screen
  if (kind === 'paired' && pairedAt === null) return 'its link was not opened yet'
  const at = Date.parse(missingSince ?? since)
  const when =
    new Date(at).toDateString() === new Date(now).toDateString() ? clockText(at) : momentText(at, now)
  if (missingSince) return `missing since ${when}`
  return connected ? `live since ${when}` : `not connected since ${when}`
}

/** "1920 × 1080", with its device pixels where they differ. */
export function sizeText({ width, height, ratio }: Pick<ScreenStats, 'width' | 'height' | 'ratio'>): string {
  const size = `${width} × ${height}`
  return ratio === 1 ? size : `${size} at ${Number(ratio.toFixed(2))}×`
}

export function memoryText(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`
}

/** "right", "3 h fast", "12 s slow". */
export function clockErrorText(ms: number): string {
  const off = Math.abs(ms)
  if (off < RIGHT_WITHIN_MS) return 'right'
  return `${lengthText(off)} ${ms > 0 ? 'fast' : 'slow'}`
}

/** "12 s", "5 min", "3 h", "40 days": in the unit that says enough. */
export function lengthText(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / 1_000)} s`
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`
  return `${Math.round(ms / DAY).toLocaleString('en')} days`
}

/** What of its stats there is to tell, in few words. */
export function statsTexts({ heap, frames, clockError, roundTrip, light }: ScreenStats): string[] {
  return [
    heap === null ? '' : `${memoryText(heap)} memory`,
    frames === null ? '' : `${Math.round(frames)} frames/s`,
    light ? 'light version' : '',
    clockError === null ? '' : `clock ${clockErrorText(clockError)}`,
    roundTrip === null ? '' : `${Math.round(roundTrip)} ms away`,
  ].filter(Boolean)
}

/** Whether it runs another build of its page than this one; null where nobody knows. */
export function isOldBuild({ stats }: ScreenAnswer, build: string | null): boolean | null {
  return stats?.build && build ? stats.build !== build : null
}

/** What somebody should look at, each in a sentence. */
export function troublesOf({ cloned, kind, wall, stats }: ScreenAnswer): string[] {
  return [
    cloned
      ? 'Its key is used from two addresses at once: replace its device if you do not know the other.'
      : '',
    kind === 'paired' && wall === '' ? 'Its wall was deleted: choose another one.' : '',
    stats?.clockError && Math.abs(stats.clockError) >= MINUTE
      ? `Its own clock is ${clockErrorText(stats.clockError)}. The wall goes by the server’s.`
      : '',
  ].filter(Boolean)
}

const SCENES: Readonly<Record<string, string>> = {
  paused: 'paused',
  night: 'closed for now',
  first: 'waits for its first voice',
  idle: 'nothing new to show',
  voices: 'a score without words',
  score: 'the score',
  themes: 'what people talk about',
}

/** What stands on it where no words do. */
export function sceneText(scene: string | null): string {
  return scene === null ? '' : (SCENES[scene] ?? scene)
}

const EVENTS: Readonly<Record<ScreenEvent['what'], string>> = {
  paired: 'paired',
  replaced: 'its device was replaced',
  moved: 'moved to another wall',
  connected: 'back',
  lost: 'connection lost',
  restarted: 'its page was opened anew',
  missing: 'missing: it should have been on',
  cloned: 'its key was used from a second address',
  failed: 'its page did not start',
}

/** "moved to another wall: Entrance". */
export function eventText({ what, detail }: Pick<ScreenEvent, 'what' | 'detail'>): string {
  return detail ? `${EVENTS[what]}: ${detail}` : EVENTS[what]
}

export function dimText(dim: number): string {
  return dim === 0 ? 'not dimmed' : `${Math.round(dim * 100)} % darker`
}
