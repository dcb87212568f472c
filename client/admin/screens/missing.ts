import type { MissingScreen } from '../../../shared/protocol.ts'
import { shortMomentText } from '../times.ts'
import { count } from '../words.ts'

/** "1 screen is missing: Lobby, since 14:05". Of several it names the one that has been away the longest. */
export function missingText(missing: readonly MissingScreen[], now: number): string {
  const [first, another] = missing.toSorted((one, other) => one.since - other.since)
  if (!first) return ''
  const since = shortMomentText(first.since, now)
  if (!another) return `1 screen is missing: ${first.name}, since ${since}`
  return `${count(missing.length, 'screen', 'screens')} are missing, ${first.name} since ${since}`
}
