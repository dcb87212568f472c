import type { Posted } from '../../../shared/feedback.ts'
import type { MaskKind } from '../../../shared/masks.ts'
import { type Mood, moodOf, OWN_SCALE, toOwnScale } from '../../../shared/metric.ts'
import { isBlank } from '../../intake/text.ts'

/** What conditions look at of one entry. What takes time is worked out when it is first asked for. */
export interface Facts {
  posted: Posted
  mood: Mood
  /** On the metric's own scale; null without one. */
  ownScore: number | null
  hasWords: boolean
  /** The lists of which a word is in the comment: languages, `own`, and ids of rules. */
  lists: () => ReadonlySet<string>
  /** Kinds of personal data in the comment. */
  kinds: () => ReadonlySet<MaskKind>
}

export interface Finders {
  findLists: (text: string, language: string | undefined) => ReadonlySet<string>
  findKinds: (text: string, language: string | undefined) => ReadonlySet<MaskKind>
}

const NOTHING: ReadonlySet<never> = new Set()

export function createFacts(posted: Posted, { findLists, findKinds }: Finders): Facts {
  const { comment, language, metric, score, scale } = posted
  const hasWords = !isBlank(comment)
  const known = metric !== undefined && score !== undefined
  return {
    posted,
    mood: moodOf(posted),
    ownScore: known ? toOwnScale(metric, scale ?? OWN_SCALE[metric], score) : null,
    hasWords,
    lists: once(() => (hasWords ? findLists(comment as string, language) : NOTHING)),
    kinds: once(() => (hasWords ? findKinds(comment as string, language) : NOTHING)),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
