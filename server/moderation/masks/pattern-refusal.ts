import { repeatsAmbiguously, repetitionsOf } from './repetition.ts'
import { compilePattern } from './rules.ts'

export const PATTERN_LENGTH = 200
/** Steps of the compiled pattern: what one character of a text may cost at most. */
const STEPS = 300
/** Of all patterns together. */
export const STEPS_IN_ALL = 1_000

const TOO_LARGE = 'repeats too much at once'
const LOOKS_AROUND = 'must do without looking ahead or behind, and without references to groups'
const SLOW = 'could be slow: what it repeats can be matched in many ways'

const REPETITIONS = 12
const NESTED = 3

/**
 * Why a pattern is not taken; null where it is. The engine that runs them is linear whatever they are; that a
 * pattern can be read in many ways is refused nonetheless, since it says something else than was meant.
 */
export function patternRefusal(pattern: string): string | null {
  return unreadable(pattern) ?? (stepsOf(pattern) > STEPS ? TOO_LARGE : slow(pattern))
}

function unreadable(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u')
  } catch (error) {
    return `is no regular expression: ${(error as Error).message.replace(/^.*\/u?: /, '')}`
  }
  try {
    const matcher = compilePattern(pattern)
    return matcher.matches('') ? 'must not match nothing at all' : null
  } catch (error) {
    return /repeat/.test((error as Error).message) ? TOO_LARGE : LOOKS_AROUND
  }
}

/** What one character of a text may cost with this pattern. */
export function stepsOf(pattern: string): number {
  return compilePattern(pattern).programSize()
}

function slow(pattern: string): string | null {
  try {
    const { all, deep } = repetitionsOf(pattern)
    if (all > REPETITIONS || deep > NESTED) return TOO_LARGE
    return repeatsAmbiguously(pattern) ? SLOW : null
  } catch {
    return 'is too hard to check for how slow it could be'
  }
}
