import type { Patch, Result, Snapshot } from '../../shared/protocol.ts'
import { applyPatch, type Held, holdSnapshot } from './edition.ts'

export type Resumed = Result<{ snapshot?: Snapshot; patches?: Patch[] }>

export interface Editions {
  /** The edition that this page has, if any. */
  edition(): string | null
  snapshot(snapshot: Snapshot): void
  patch(patch: Patch): void
  /** Whether this page has the server's edition; asks for what is missing if not. */
  has(edition: string): boolean
  /** The revision up to which this page has everything. */
  revision(): number | null
  /** What this page has is not its to show any more. */
  forget(): void
  /** What was asked on a connection that is gone is no longer awaited. */
  lost(): void
}

export interface EditionsNeeds {
  /** Asks the server for what leads on from an edition; `null` as answer when none came. */
  ask: (edition: string | null, answer: (resumed: Resumed | null) => void) => void
  /** Called with each new state, in order. */
  changed: (held: Held) => void
}

/** Follows the chain of editions and heals its gaps by asking. */
export function makeEditions({ ask, changed }: EditionsNeeds): Editions {
  let held: Held | null = null
  let early: Patch[] | null = null
  let asked = 0

  const hold = (next: Held) => {
    if (next === held) return
    held = next
    changed(next)
  }
  const follow = (patch: Patch): boolean => {
    const next = applyPatch(held, patch)
    if (next) hold(next)
    return next !== null
  }
  const resume = (from: string | null, waiting: Patch[]) => {
    if (early) return
    early = waiting
    const question = ++asked
    ask(from, (resumed) => {
      if (question === asked) resumeWith(from, resumed)
    })
  }
  const resumeWith = (from: string | null, resumed: Resumed | null) => {
    const waiting = early ?? []
    early = null
    if (!resumed?.ok) return
    if (resumed.value.snapshot) hold(holdSnapshot(resumed.value.snapshot))
    const whole = [...(resumed.value.patches ?? []), ...waiting].every(follow)
    // Steps that lead nowhere: the whole view heals that. If even it does not, the next tick will ask.
    if (!whole && from !== null) resume(null, [])
  }
  const edition = () => held?.edition ?? null
  return {
    edition,
    revision: () => held?.revision ?? null,
    forget() {
      held = null
    },
    snapshot(snapshot) {
      const waiting = early ?? []
      early = null
      asked++
      hold(holdSnapshot(snapshot))
      // A page that has just joined may get steps before the snapshot that they follow on.
      waiting.forEach(follow)
    },
    patch(patch) {
      if (early) early.push(patch)
      else if (!follow(patch)) resume(edition(), [patch])
    },
    has(theirs) {
      const same = edition() === theirs
      if (!same) resume(edition(), [])
      return same
    },
    lost() {
      early = null
      asked++
    },
  }
}
