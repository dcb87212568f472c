import type { CommitEvents } from '../storage/commits.ts'

const TRY_AGAIN_MS = 1_000

interface DoorkeeperDeps<Guest> {
  onCommit: CommitEvents['onCommit']
  /** Who is inside now. */
  guests: () => Iterable<Guest>
  /** What somebody came in with: those with the same are looked at once. */
  pass: (guest: Guest) => string
  /** Whether they would be let in again. */
  mayStay: (guest: Guest) => Promise<boolean>
  sendAway: (guest: Guest) => void
  onError: (error: unknown) => void
}

/** Looks again at everybody inside whenever keys or settings changed, and sends away whom nothing lets in any more. */
export function createDoorkeeper<Guest>({
  onCommit,
  guests,
  pass,
  mayStay,
  sendAway,
  onError,
}: DoorkeeperDeps<Guest>) {
  let changes = 0
  let looking = false
  let again = false
  let closed = false

  /** One round at a time; what is asked for during a round is one more. */
  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    let all = true
    while (again && !closed) {
      again = false
      all = await round()
    }
    looking = false
    if (!all) setTimeout(look, TRY_AGAIN_MS).unref()
  }

  /** Whether everybody could be looked at. */
  async function round(): Promise<boolean> {
    const groups = [...Map.groupBy(guests(), pass).values()]
    const looked = await Promise.all(groups.map((group) => lookAt(group as [Guest, ...Guest[]])))
    return closed || looked.every((done) => done)
  }

  async function lookAt(group: readonly [Guest, ...Guest[]]): Promise<boolean> {
    try {
      if (!(await mayStay(group[0]))) for (const guest of group) sendAway(guest)
      return true
    } catch (error) {
      if (!closed) onError(error)
      return false
    }
  }

  const stopListening = onCommit(({ settings, access }) => {
    if (!settings && !access) return
    changes += 1
    look()
  })

  return {
    look,
    /** How many changes were heard so far: to be kept from before somebody is let in. */
    changes: () => changes,
    /** Looks again if something changed while somebody came in. */
    entered(before: number): void {
      if (before !== changes) look()
    },
    close(): void {
      closed = true
      stopListening()
    },
  }
}
