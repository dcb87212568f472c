import { CODE_LENGTH, readCode } from '../../../../shared/screens.ts'
import type { Failure } from '../../api.ts'
import { clockText } from '../../times.ts'

/** What is wrong with letters that are as many as a code has, and yet none. Null while they may still become one. */
export function codeProblem(text: string): string | null {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
  if (letters.length < CODE_LENGTH || readCode(text) !== null) return null
  return letters.length > CODE_LENGTH
    ? 'That is too long: a code has six letters.'
    : 'A code has no vowels, no Y and no digits. Look at the screen again.'
}

/** Why no screen was found, and what to do; `now` is epoch milliseconds. */
export function failureText({ status, detail, retryAfter }: Failure, now: number): string {
  if (status === 429 && retryAfter !== null) {
    return `Too many wrong codes. Go on at ${clockText(now + retryAfter * 1000)}.`
  }
  return detail
}
