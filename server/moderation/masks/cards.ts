import validator from 'validator'
import type { Found } from './find.ts'

/** 13 to 19 digits, one by one or in groups. */
const DIGITS =
  /(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}+#.,/-]|[A-Z]{2}\d{2}[ -])\d(?:[ .-]?\d){12,18}(?!\d|[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])/gu
/** As banks print them: four fours, or 4-6-5 and 4-6-4. */
const PRINTED = /^(?:\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{4}([ .-])\d{6}\2\d{4,5})(?!\d)/
const NAMED =
  /(?:card|visa|master ?card|maestro|amex|american express|diners|discover|karte|carte|tarjeta|carta|cartão|kort|kaart|kart[aıue]?|карт\p{L}{0,3}|カード|卡)[^\d\n]{0,25}$/iu
/** Beginnings that card companies give out. */
const ISSUED = /^(?:[3-6]|2[2-7]|81)/

/** Card numbers: those whose check digit fits, and those that the customer names as one. */
export function findCards(text: string): Found[] {
  const found: Found[] = []
  for (const { 0: run, index } of text.matchAll(DIGITS)) {
    // What follows a card may be its date.
    const match = PRINTED.exec(run)?.[0] ?? run
    const named = NAMED.test(text.slice(Math.max(0, index - 50), index))
    if (isCard(match, named)) found.push({ start: index, end: index + match.length, kind: 'card' })
  }
  return found
}

function isCard(text: string, named: boolean): boolean {
  const digits = text.replace(/[ .-]/g, '')
  if (named && (digits === text || PRINTED.test(text))) return true
  if (digits === text && digits.length === 13 && !named) return false
  return ISSUED.test(digits) && validator.isLuhnNumber(digits)
}
