import type { RE2JS } from 're2js'
import type { Mask } from '../../../shared/masks.ts'

/**
 * One search is linear in the text. A pattern as `a.*b|a` may read all the rest for each "a" that it finds,
 * though: so many steps may go into looking on, all patterns together.
 */
const STEPS_AT_MOST = 2_000_000

/**
 * What an admin's own patterns find; they see the words as the customer wrote them. Where somebody wrote so
 * much that looking on would take too long, the rest is masked unseen.
 */
export function findOwn(text: string, patterns: readonly RE2JS[]): Mask[] {
  const found: Mask[] = []
  let left = STEPS_AT_MOST
  for (const pattern of patterns) {
    const matcher = pattern.matcher(text)
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()]
      left -= (text.length - end) * pattern.programSize()
      const upTo = left < 0 ? text.length : end
      if (upTo > start) found.push({ start, end: upTo, kind: 'own' })
      if (upTo === text.length) break
    }
  }
  return found
}
