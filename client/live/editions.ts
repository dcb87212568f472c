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
  const resume = () => {
    if (early) return
    early = []
    const question = ++asked
    ask(held?.edition ?? null, (resumed) => {
      if (question === asked) resumeWith(resumed)
    })
  }
  const resumeWith = (resumed: Resumed | null) => {
    const waiting = early ?? []
    early = null
    if (!resumed?.ok) return
    if (resumed.value.snapshot) hold(holdSnapshot(resumed.value.snapshot))
    const whole = [...(resumed.value.patches ?? []), ...waiting].every(follow)
    if (!whole) resume()
  }
  return {
    edition: () => held?.edition ?? null,
    revision: () => held?.revision ?? null,
    forget() {
      held = null
    },
    snapshot(snapshot) {
      early = null
      asked++
      hold(holdSnapshot(snapshot))
    },
    patch(patch) {
      if (early) early.push(patch)
      else if (!follow(patch)) resume()
    },
    has(edition) {
      const same = held?.edition === edition
      if (!same) resume()
      return same
    },
    lost() {
      early = null
      asked++
    },
  }
}
