import { createPacing } from '../pacing.ts'
import { merge, NOTHING, type Pending } from '../pending.ts'

interface WorkDeps {
  /** Takes in what has changed, and tells it. */
  update: (taken: Pending) => Promise<void>
  /** The revision that was taken in last. */
  revision: () => number
  /** The next time at which the clock alone changes something, epoch milliseconds. */
  nextWake: () => number
  now: () => number
  onError: (error: unknown) => void
}

/** When a room works: one update at a time; what comes meanwhile goes into the next, and so does one that failed. */
export function createRoomWork({ update, revision, nextWake, now, onError }: WorkDeps) {
  const pacing = createPacing()
  let pending: Pending | null = null
  /** Until it has begun, everything waits. */
  let working = true
  let closed = false
  let timer: NodeJS.Timeout | undefined

  function note(next: Pending): void {
    pending = pending ? merge(pending, next) : next
    work()
  }

  function look(): void {
    note({ ...NOTHING, revision: revision() })
  }

  function work(): void {
    if (working || closed || !pending) return
    const wait = pacing.wait(performance.now(), pending.hides)
    if (wait > 0) {
      schedule(wait)
      return
    }
    const taken = pending
    pending = null
    working = true
    pacing.looked(performance.now())
    update(taken)
      .catch((error) => failed(taken, error))
      .finally(done)
  }

  function failed(taken: Pending, error: unknown): void {
    if (closed) return
    onError(error)
    pacing.failed(performance.now())
    pending = pending ? merge(taken, pending) : taken
  }

  function done(): void {
    working = false
    if (pending) work()
    else schedule(nextWake() - now())
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    if (closed) return
    timer = setTimeout(look, Math.max(1, delay)).unref()
  }

  return {
    note,
    /** Looks again now, as when a first screen connects. */
    look,

    /** Begins, with what has come meanwhile. */
    begin(): void {
      working = false
      look()
    },

    /** Hears that screens were told something, and whether it was a count. */
    sent(counts: boolean): void {
      pacing.sent(performance.now(), counts)
    },

    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
