import validator from 'validator'
import type { Found } from './find.ts'

/** Country, check digits and the first group; groups are put apart by nothing, a space or a hyphen. */
const BEGINNING = /(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}])[A-Z]{2}[ -]?\d{2}(?=[ -]?[A-Z0-9])/giu
const SHORTEST = 15
const LONGEST = 34

/** International bank account numbers whose check digits fit. */
export function findIbans(text: string): Found[] {
  const found: Found[] = []
  for (const { index } of text.matchAll(BEGINNING)) {
    if (index < (found.at(-1)?.end ?? 0)) continue
    const end = endOfIban(text, index)
    if (end !== null) found.push({ start: index, end, kind: 'iban' })
  }
  return found
}

/** The longest that fits: what follows an account number may look like a part of it. */
function endOfIban(text: string, start: number): number | null {
  let compact = ''
  let longest: number | null = null
  for (let at = start; at < text.length && compact.length < LONGEST; at += 1) {
    const character = text[at] as string
    if (/[ -]/.test(character) && /[^ -]/.test(text[at - 1] as string)) continue
    if (!/[A-Za-z0-9]/.test(character)) break
    compact += character
    if (compact.length < SHORTEST || /[A-Za-z0-9]/.test(text[at + 1] ?? '')) continue
    if (validator.isIBAN(compact.toUpperCase())) longest = at + 1
  }
  return longest
}
