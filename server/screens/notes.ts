import type { Left } from '../live/screens.ts'
import type { ScreenNote } from '../storage/fleet-row.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { LiveScreen, ScreenAbout } from './about.ts'
import type { ScreenNow } from './fleet-state.ts'

/** Shorter absences, as of a new build or a server that starts anew, are nothing to remember. */
const LOST_AFTER_MS = 30_000
/** How often what a screen tells of itself is kept, at most. */
const KEPT_EVERY_MS = 5 * 60_000
/** When a page was opened is known only to within the way to the server. */
const SAME_START_MS = 5_000

interface Noting {
  newId: () => string
  now: number
  /** Whether what it tells is kept now, however short ago that was done. */
  all?: boolean
}

type Set = ScreenNote['set']

/** What is to be noted of a screen that is connected to this instance. */
export function noteHere(screen: Screen, live: LiveScreen, noting: Noting): ScreenNote[] {
  const { newId, now } = noting
  const { id } = screen
  const notes: ScreenNote[] = []
  if (screen.lostAt !== null) {
    const event = { id: newId(), at: live.since, what: 'connected' as const, detail: null }
    const where = { column: 'lost_at' as const, was: screen.lostAt }
    // That it was paired is told already.
    notes.push({ id, set: { lost_at: null }, where, ...(screen.seenAt !== null && { event }) })
  }
  const started = live.about?.startedAt ?? live.since
  if (started > (screen.startedAt ?? 0) + SAME_START_MS) {
    const event = { id: newId(), at: Math.min(started, now), what: 'restarted' as const, detail: null }
    const where = { column: 'started_at' as const, was: screen.startedAt }
    notes.push({ id, set: { started_at: started }, where, ...(screen.startedAt !== null && { event }) })
  }
  const set: Set = { ...(screen.missingAt !== null && { missing_at: null }), ...seen(screen, live, noting) }
  return Object.keys(set).length > 0 ? [...notes, { id, set }] : notes
}

function seen(screen: Screen, { about }: LiveScreen, { now, all = false }: Noting): Set {
  const kept = screen.about
  const isOther = about && (about.address !== kept.address || about.userAgent !== kept.userAgent)
  const isRecent = screen.seenAt !== null && now - screen.seenAt < KEPT_EVERY_MS
  if (isRecent && !isOther && !all) return {}
  return { seen_at: now, ...(about && { about: aboutText(about, kept) }) }
}

/** What is to be noted of a screen that nobody has; `left` is how it was when it left this instance. */
export function noteGone(
  one: ScreenNow,
  left: Left | undefined,
  noting: Noting,
  looking: number,
): ScreenNote[] {
  const { screen, missingSince } = one
  const { id } = screen
  const notes: ScreenNote[] = []
  const lost = lostAt(one, left, noting.now, looking)
  if (lost !== null) {
    const event = { id: noting.newId(), at: lost, what: 'lost' as const, detail: null }
    const last = left?.about && { seen_at: left.leftAt, about: aboutText(left.about, screen.about) }
    notes.push({ id, set: { lost_at: lost, ...last }, where: { column: 'lost_at', was: null }, event })
  }
  const visit = left && shortVisit(screen, left)
  if (visit) return [visit]
  if (missingSince !== null && screen.missingAt === null) {
    const event = { id: noting.newId(), at: noting.now, what: 'missing' as const, detail: null }
    const where = { column: 'missing_at' as const, was: null }
    notes.push({ id, set: { missing_at: missingSince }, where, event })
  } else if (missingSince === null && screen.missingAt !== null) notes.push({ id, set: { missing_at: null } })
  return notes
}

/** It came and went again before its coming was noted: that is no event, but it is away only since then. */
function shortVisit(screen: Screen, { about, leftAt }: Left): ScreenNote | null {
  const { id, lostAt } = screen
  if (lostAt === null || leftAt <= lostAt) return null
  const seen = { seen_at: leftAt, ...(about && { about: aboutText(about, screen.about) }) }
  const set = { lost_at: leftAt, missing_at: null, ...seen }
  return { id, set, where: { column: 'lost_at', was: lostAt } }
}

function lostAt({ screen, awaySince }: ScreenNow, left: Left | undefined, now: number, looking: number) {
  const wasThere = left !== undefined || screen.seenAt !== null
  if (screen.lostAt !== null || awaySince === null || !wasThere) return null
  return now - (left ? awaySince : Math.max(awaySince, looking)) >= LOST_AFTER_MS ? awaySince : null
}

function aboutText({ address, userAgent, device, stats, statsAt }: ScreenAbout, kept: ScreenAbout): string {
  const last = stats ? { stats, statsAt } : { stats: kept.stats, statsAt: kept.statsAt }
  const about: ScreenAbout = { address, userAgent, device, ...last }
  return JSON.stringify(about)
}
