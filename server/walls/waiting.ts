import { WAITS_AT_MOST, type WaitingVoice } from '../../shared/turns.ts'
import type { FeedbackRow } from '../storage/schema.ts'

const DAY_MS = 24 * 60 * 60_000
/** An hour has room for 600 turns: those beyond would never get one. */
export const KEPT = 5_000

/**
 * The new voices that wait on one wall. What it holds follows from the entries and the wall's turns alone,
 * so every instance holds the same.
 */
export function createWaiting() {
  const voices = new Map<string, WaitingVoice>()
  /** Until when those wait that a rule delays. */
  const delays = new Map<string, number>()
  /** When each voice last had a turn here, within a day. */
  const turns = new Map<string, number>()

  return {
    hadTurn(id: string, from: number): void {
      turns.set(id, Math.max(from, turns.get(id) ?? 0))
      const voice = voices.get(id)
      if (voice && voice.since <= from) voices.delete(id)
    },

    /** Takes in an entry as it is now; `stands` tells whether the wall lets it stand at all. */
    consider(row: FeedbackRow, stands: boolean): void {
      const voice = stands ? waitingVoice(row) : null
      if (voice && voice.since > (turns.get(row.id) ?? Number.NEGATIVE_INFINITY)) voices.set(row.id, voice)
      else voices.delete(row.id)
      if (voice) delays.set(row.id, row.shown_at as number)
      else delays.delete(row.id)
      if (voices.size > KEPT) dropOldest(voices)
    },

    /** Who waits at this time, epoch milliseconds. */
    at(now: number): WaitingVoice[] {
      for (const [id, from] of turns) if (from < now - DAY_MS) turns.delete(id)
      for (const [id, voice] of voices) if (voice.since < now - patience(voice)) voices.delete(id)
      for (const [id, until] of delays) if (until <= now) delays.delete(id)
      return [...voices.values()].filter(({ id }) => !delays.has(id))
    },

    /** When the first of those who are delayed may stand; null when there is none. */
    nextAfter(now: number): number | null {
      const ends = [...delays.values()].filter((until) => until > now)
      return ends.length > 0 ? ends.reduce((first, end) => Math.min(first, end)) : null
    },

    clear(): void {
      voices.clear()
      delays.clear()
      turns.clear()
    },
  }
}

export type Waiting = ReturnType<typeof createWaiting>

function waitingVoice(row: FeedbackRow): WaitingVoice | null {
  if (row.shown_at === null) return null
  if (row.pinned_at !== null) return { id: row.id, since: row.pinned_at, lane: 'pinned' }
  if (row.at <= row.shown_at - DAY_MS) return null
  return { id: row.id, since: row.shown_at, lane: row.mood === 'bad' ? 'unhappy' : 'other' }
}

/** A moderator's wish waits for as long as the office may be closed. */
function patience({ lane }: WaitingVoice): number {
  return lane === 'pinned' ? DAY_MS : WAITS_AT_MOST
}

function dropOldest(voices: Map<string, WaitingVoice>): void {
  let oldest: WaitingVoice | null = null
  for (const voice of voices.values()) {
    if (voice.lane === 'other' && (!oldest || voice.since < oldest.since)) oldest = voice
  }
  voices.delete((oldest ?? voices.values().next().value)?.id ?? '')
}
