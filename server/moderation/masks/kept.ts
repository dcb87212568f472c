import type { Mask } from '../../../shared/masks.ts'
import { visibleWords } from '../../../shared/passages.ts'
import type { FeedbackRow } from '../../storage/schema.ts'
import { findMasks } from './find.ts'
import { joined } from './joined.ts'
import { toPassages } from './passages.ts'
import type { MaskRules } from './rules.ts'

/** What was found in an entry's words, and by which version of the rules. */
interface KeptMasks {
  v: string
  found: Mask[]
}

type Words = Pick<FeedbackRow, 'comment' | 'language'>
type Kept = Pick<FeedbackRow, 'comment' | 'masks' | 'passages'>

/** As it is kept beside the words; null where there are none. */
export function keptMasks({ comment, language }: Words, rules: MaskRules): string | null {
  if (comment === null) return null
  return JSON.stringify({ v: rules.version, found: findMasks(comment, rules, { language }) })
}

/** What is kept, whichever rules found it. */
export function masksKept(masks: string | null): Mask[] {
  return masks === null ? [] : (JSON.parse(masks) as KeptMasks).found
}

/** What must not be seen now: what other rules found stays masked until these have been kept. */
export function masksNow(row: Words & Pick<FeedbackRow, 'masks'>, rules: MaskRules): Mask[] {
  const { comment, language, masks } = row
  if (comment === null) return []
  const kept = masks === null ? null : (JSON.parse(masks) as KeptMasks)
  if (kept?.v === rules.version) return kept.found
  return joined([...(kept?.found ?? []), ...findMasks(comment, rules, { language })])
}

/** Whether walls have anything of the words to show. */
export function hasVisibleWords({ comment, masks, passages }: Kept): boolean {
  if (comment === null) return false
  const found = masksKept(masks)
  if (found.length === 0 && passages === null) return true
  return visibleWords(comment, { masks: found, passages: toPassages(passages) }) !== null
}
