import type { Patch, Snapshot } from '../../shared/protocol.ts'
import { diffViews } from '../../shared/view.ts'
import type { WallView } from '../../shared/wall.ts'

const PATCHES_KEPT = 100

/** The editions of one wall's view: the newest whole, and the steps that led to it. */
export function createEditions({ instance, now }: { instance: string; now: () => number }) {
  let number = 0
  let view: WallView | null = null
  let revision = 0
  /** The revision that the last message told. */
  let told = 0
  let patches: Patch[] = []
  const name = () => `${instance}.${number}`

  return {
    get edition(): string {
      return name()
    },
    get revision(): number {
      return revision
    },
    get view(): WallView | null {
      return view
    },

    /**
     * Takes the view as it is at a revision. Answers the step that screens have to be told: nothing when
     * nothing differs, unless `always` asks for the range to be told for its own sake.
     */
    advance(next: WallView, to: number, always: boolean): Patch | null {
      const change = view === null ? null : diffViews(view, next)
      view = next
      revision = Math.max(revision, to)
      if (!change && !(always && revision > told)) return null
      const after = name()
      number += 1
      const step = { after, edition: name(), from: told, to: revision, serverTime: now() }
      told = revision
      const patch: Patch = change ? { ...step, change } : step
      patches.push(patch)
      if (patches.length > PATCHES_KEPT) patches = patches.slice(-PATCHES_KEPT)
      return patch
    },

    snapshot(): Snapshot {
      if (view === null) throw new Error('there is no view yet')
      return { edition: name(), revision, serverTime: now(), view }
    },

    /** The steps from an edition to the newest; null when it is not remembered. */
    since(edition: string): Patch[] | null {
      if (edition === name()) return []
      const start = patches.findIndex(({ after }) => after === edition)
      return start < 0 ? null : patches.slice(start)
    },
  }
}

export type Editions = ReturnType<typeof createEditions>
