import type { Patch, Snapshot } from '../../shared/protocol.ts'
import { applyChange } from '../../shared/view.ts'
import type { WallView } from '../../shared/wall.ts'

/** What this screen has of its wall: the view, the edition it is, and the revision up to which it holds all. */
export interface Held {
  edition: string
  revision: number
  view: WallView
}

export function holdSnapshot({ edition, revision, view }: Snapshot): Held {
  return { edition, revision, view }
}

/** The next state; `held` itself for a patch that it already has; null when something is missing between. */
export function applyPatch(held: Held | null, patch: Patch): Held | null {
  if (!held) return null
  if (patch.after === held.edition) {
    const view = patch.change ? applyChange(held.view, patch.change) : held.view
    return { edition: patch.edition, revision: patch.to, view }
  }
  return patch.edition === held.edition || patch.to < held.revision ? held : null
}
