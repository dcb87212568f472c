import type { MissingScreen } from '../../shared/protocol.ts'
import type { Screens } from '../live/screens.ts'
import { createRounds } from '../rounds.ts'
import type { ScreenNote } from '../storage/fleet-row.ts'
import type { Storage } from '../storage/storage.ts'
import { createFleetState, type ScreenNow } from './fleet-state.ts'
import { noteGone, noteHere } from './notes.ts'

const LOOK_EVERY_MS = 15_000
const NOTES_AT_ONCE = 100
const FORGET_EVERY_MS = 6 * 60 * 60_000
/** How long a screen's history is kept. */
const HISTORY_MS = 90 * 24 * 60 * 60_000

interface FleetKeeperDeps {
  storage: Pick<Storage, 'fleet' | 'screens' | 'walls'>
  screens: Screens
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

export type Fleet = ReturnType<typeof createFleetKeeper>

/** Keeps how the paired screens do: who came, who went and who is missing, and their stats now and then. */
export function createFleetKeeper({ storage, screens, newId, now, onError }: FleetKeeperDeps) {
  const lookingSince = now()
  const read = createFleetState({ storage, screens, lookingSince, now })
  const noting = () => ({ newId: () => newId(now()), now: now() })
  const listeners = new Set<() => void>()
  let forgotAt = Number.NEGATIVE_INFINITY
  const rounds = createRounds({ round, everyMs: LOOK_EVERY_MS, onError })

  async function round(): Promise<void> {
    const known = new Map(screens.left)
    const fleet = await read()
    await keep(fleet.flatMap(notesOf))
    forgetLeft(known, fleet)
    for (const listener of listeners) listener()
    if (now() - forgotAt < FORGET_EVERY_MS) return
    forgotAt = now()
    await storage.fleet.forget(now() - HISTORY_MS)
  }

  /** In portions: who posts meanwhile waits for one of them at most. */
  async function keep(notes: readonly ScreenNote[]): Promise<void> {
    for (let from = 0; from < notes.length; from += NOTES_AT_ONCE) {
      await storage.fleet.note(notes.slice(from, from + NOTES_AT_ONCE))
    }
  }

  function notesOf(one: ScreenNow): ScreenNote[] {
    if (!one.live) return noteGone(one, screens.left.get(one.screen.id), noting(), lookingSince)
    return screens.isHere(one.live.id) ? noteHere(one.screen, one.live, noting()) : []
  }

  /** Of those that had left before: who is back, noted as lost, or no screen any more. */
  function forgetLeft(known: Screens['left'], fleet: readonly ScreenNow[]): void {
    const waiting = new Set(
      fleet.filter(({ live, screen }) => !live && screen.lostAt === null).map(({ screen }) => screen.id),
    )
    for (const [id, left] of known) {
      if (screens.left.get(id) === left && !waiting.has(id)) screens.left.delete(id)
    }
  }

  async function noteAll(): Promise<void> {
    const fleet = await read()
    const notes = fleet.flatMap(({ screen, live }) =>
      live && screens.isHere(live.id) ? noteHere(screen, live, { ...noting(), all: true }) : [],
    )
    await keep(notes)
  }

  return {
    /** Every paired screen as it is now, the last paired first. */
    read,
    /** Settles when what can be noted now is noted. */
    look: rounds.look,

    async missing(): Promise<MissingScreen[]> {
      return (await read()).flatMap(({ screen: { id, name }, missingSince }) =>
        missingSince === null ? [] : [{ id, name, since: missingSince }],
      )
    },

    /** Calls back after each look. Answers how to stop. */
    onLook(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Notes what is known of those that are here, before they are sent away. */
    async close(): Promise<void> {
      await rounds.close()
      await noteAll().catch(onError)
    },
  }
}
