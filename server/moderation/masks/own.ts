import type { RE2JS } from 're2js'
import type { Mask } from '../../../shared/masks.ts'

/** What an admin's own patterns find; they see the words as the customer wrote them. */
export function findOwn(text: string, patterns: readonly RE2JS[]): Mask[] {
  return patterns.flatMap((pattern) => {
    const found: Mask[] = []
    const matcher = pattern.matcher(text)
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()]
      if (end > start) found.push({ start, end, kind: 'own' })
    }
    return found
  })
}
