import type { Author, Feedback } from '../../../shared/feedback.ts'
import { visibleWords } from '../../../shared/passages.ts'
import { findMasks } from './find.ts'
import { joined } from './joined.ts'
import { masked } from './masked.ts'
import type { MaskRules } from './rules.ts'

/**
 * What a reader gets who may not see personal data: nothing of the author but the segment, and no text with an
 * address or a number in it. Names in the words stay: nothing can find them for sure.
 */
export function personalDataRemoved(feedback: Feedback, rules: MaskRules): Feedback {
  const { author, comment, link: _, masks: _m, passages: _p, externalId, ...known } = feedback
  // A rule may be about persons, and be called after them.
  const { ruled: _r, ...rest } = known
  const { location, touchpoint, channel, tags, note, ...others } = rest
  const told: Record<string, unknown> = { ...others }
  const set = (field: string, value: unknown) => {
    if (value !== null && value !== undefined) told[field] = value
  }
  if (externalId !== undefined && findMasks(externalId, rules).length === 0) set('externalId', externalId)
  set('comment', comment === undefined ? null : commentOf(feedback, comment, rules))
  set('author', author?.segment === undefined ? null : ({ segment: author.segment } satisfies Author))
  for (const [field, text] of Object.entries({ location, touchpoint, channel, note })) {
    set(field, masked(text, rules))
  }
  set(
    'tags',
    tags?.flatMap((tag) => masked(tag, rules) ?? []),
  )
  return told as unknown as Feedback
}

/** All sentences, since a choice for walls hides nothing from readers; but what a moderator masked is masked here, too. */
function commentOf({ masks = [], passages, language }: Feedback, comment: string, rules: MaskRules) {
  const { mask = [], clear = [] } = passages ?? {}
  const found = joined([...masks, ...findMasks(comment, rules, { language })])
  return visibleWords(comment, { masks: found, passages: { mask, clear } })
}
