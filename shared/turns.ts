/** Which kind of new voice a turn was given to: they take turns with each other. */
export type Lane = 'pinned' | 'unhappy' | 'other'

/** A new voice that waits on a wall. Times are epoch milliseconds. */
export interface WaitingVoice {
  id: string
  /** When it became visible on the wall, or was pinned. */
  since: number
  lane: Lane
}

export interface TurnState {
  waiting: readonly WaitingVoice[]
  /** The lane of the wall's last turn; null after a returning voice or none. */
  lastLane: Lane | null
  /** Who returns next when nobody waits. */
  returning: { id: string } | null
}

export interface NextTurn {
  id: string
  kind: 'new' | 'returning'
  lane: Lane
}

/** How long a new voice waits for its turn before it is one of the earlier ones. */
export const WAITS_AT_MOST = 60 * 60_000

/**
 * Whose turn comes next, a pure function of the wall's state: a pinned voice at once, though never two in a
 * row while others wait; else the oldest unhappy one and the newest other alternate; else one returns.
 */
export function nextTurn({ waiting, lastLane, returning }: TurnState): NextTurn | null {
  const pinned = earliest(waiting.filter(({ lane }) => lane === 'pinned'))
  const unhappy = earliest(waiting.filter(({ lane }) => lane === 'unhappy'))
  const other = latest(waiting.filter(({ lane }) => lane === 'other'))
  const order =
    lastLane === 'pinned'
      ? [other, unhappy, pinned]
      : lastLane === 'unhappy'
        ? [pinned, other, unhappy]
        : [pinned, unhappy, other]
  const next = order.find((voice) => voice !== undefined)
  if (next) return { id: next.id, kind: 'new', lane: next.lane }
  return returning ? { id: returning.id, kind: 'returning', lane: 'other' } : null
}

function earliest(voices: readonly WaitingVoice[]): WaitingVoice | undefined {
  return voices.reduce<WaitingVoice | undefined>(
    (first, voice) => (!first || before(voice, first) ? voice : first),
    undefined,
  )
}

function latest(voices: readonly WaitingVoice[]): WaitingVoice | undefined {
  return voices.reduce<WaitingVoice | undefined>(
    (last, voice) => (!last || before(last, voice) ? voice : last),
    undefined,
  )
}

/** Ids decide between equal times, so that everybody chooses the same. */
function before(a: WaitingVoice, b: WaitingVoice): boolean {
  return a.since < b.since || (a.since === b.since && a.id < b.id)
}
