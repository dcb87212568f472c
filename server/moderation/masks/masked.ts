import { visibleWords } from '../../../shared/passages.ts'
import { isBlank } from '../../intake/text.ts'
import { findMasks } from './find.ts'
import type { MaskRules } from './rules.ts'

/** A text without the personal data in it; null where nothing else is in it. */
export function masked(text: string | null | undefined, rules: MaskRules): string | null {
  if (!text || isBlank(text)) return null
  const masks = findMasks(text, rules)
  return masks.length === 0 ? text : visibleWords(text, { masks })
}
