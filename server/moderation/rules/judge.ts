import { hash } from 'node:crypto'
import type { Posted } from '../../../shared/feedback.ts'
import type { Rule, WordSettings } from '../../../shared/rules.ts'
import { foldWords } from '../words/fold.ts'
import { isAuthor } from './authors.ts'
import { matches } from './conditions.ts'
import type { Candidate, Judged } from './decide.ts'
import { createFacts, type Finders } from './facts.ts'

/** The rules in their order, and what they look for. */
export interface Rulebook extends Finders {
  rules: readonly Rule[]
  words: WordSettings
}

/** What the rules say of an entry as far as it alone can tell: which match, and by what key it is known again. */
export function judge(book: Rulebook, source: string, posted: Posted): Judged {
  const rules = book.rules.filter((rule) => rule.enabled && isFor(rule, source))
  const looksBack = rules.some(({ when }) => when.repeated !== undefined)
  const wordsKey = looksBack ? keyOfWords(source, posted.comment) : null
  if (isAuthor(posted.author, book.words.authors)) return { candidates: [], wordsKey }
  const facts = createFacts(posted, book)
  const candidates = rules
    .filter(({ id, when }) => matches(when, facts, id))
    .filter(({ when }) => when.repeated === undefined || wordsKey !== null)
    .map(toCandidate)
  return { candidates, wordsKey }
}

function isFor(rule: Rule, source: string): boolean {
  return rule.source === null || rule.source === source
}

function toCandidate({ id, name, when, then }: Rule): Candidate {
  return { rule: id, name, then, repeated: when.repeated ?? null }
}

/** Equal for the same words of the same source, however they are written; null without words. */
export function keyOfWords(source: string, comment: string | undefined): string | null {
  const words = comment === undefined ? '' : foldWords(comment)
  return words === '' ? null : hash('sha256', `${source} ${words}`, 'base64url')
}
