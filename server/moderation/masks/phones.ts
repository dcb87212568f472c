import type { Found, MaskHint } from './find.ts'
import { isSomethingElse, looksLikePhone } from './phone-shapes.ts'
import { calledBefore } from './phone-words.ts'

/** Digits with what stands between those of a telephone number; letters of scripts with spaces bind, others do not. */
const RUN =
  /(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}_,]|\d\.|[A-Z]{2}\d{2} )[+(]{0,2}\d(?:[ ()./-]{0,3}\d){6,39}(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}_])/gu
const GROUP = /[+(]{0,2}\d+\)?/g
const MONEY_BEFORE = /(?:[$€£¥₹₩₽฿₫%]|\b(?:usd|eur|gbp|chf|rp|idr|inr|rs|kr|zł))\.?\s?$/iu
const MONEY_AFTER =
  /^(?:[.,]\d|[.,]-|\s?(?:[$€£¥₹₩₽฿₫%°]|(?:usd|eur|euros?|gbp|chf|dollars?|rupiah|rupees|rp|vnd|yen|won|kr|kč|ft|zł|km|kg|mb|gb|ms|points?|punkte|steps|units|times|people|users|customers|years?)\b))/iu
const LONGEST_DIGITS = 15
const SHORTEST_DIGITS = 7
/** More groups than this are a table, not a number. */
const GROUPS = 8

/** Telephone numbers of any country: international, as at home, and those that the customer calls one. */
export function findPhones(text: string, { language }: MaskHint): Found[] {
  const found: Found[] = []
  const look = createLook(language)
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const groups = [...run.matchAll(GROUP)].map((group) => ({
      start: index + group.index,
      end: index + group.index + group[0].length,
    }))
    if (!OF_ACCOUNT.test(text.slice(Math.max(0, index - 40), index))) {
      for (const side of sides(digitByDigit(groups), text)) found.push(...phonesAmong(side, text, look))
    }
  }
  return found
}

/** The beginning of an account number, whose check digits did not fit. */
const OF_ACCOUNT = /\b[A-Z]{2}\d{2}(?: \d{4})* $/
/** Looking closely takes time: who writes this many numbers in one text wants to use it up. */
const LOOKS = 60

/** Looks closely so often; then everything as long as a telephone number is taken for one. */
function createLook(language: MaskHint['language']): Look {
  let left = LOOKS
  const known = new Map<string, boolean>()
  return (number) => {
    const before = known.get(number)
    if (before !== undefined) return before
    left -= 1
    const is = left >= 0 ? looksLikePhone(number, language) : number.replace(/\D/g, '').length >= 9
    known.set(number, is)
    return is
  }
}

type Look = (number: string) => boolean
type Span = Pick<Found, 'start' | 'end'>

/** Where each digit stands alone, all of them are one number or none. */
function digitByDigit(groups: Span[]): Span[] {
  const [first, last] = [groups[0] as Span, groups.at(-1) as Span]
  const alone = groups.length > GROUPS && groups.every(({ start, end }) => end - start <= 2)
  return alone ? [{ start: first.start, end: last.end }] : groups
}

/** Two whole numbers with a slash between them are two. */
function sides(groups: Span[], text: string): Span[][] {
  const cut = groups.findIndex(({ start }, place) => {
    const before = text.slice((groups[0] as Span).start, start)
    return place > 0 && /[/] ?$/.test(before) && before.replace(/\D/g, '').length > SHORTEST_DIGITS
  })
  return cut === -1 ? [groups] : [groups.slice(0, cut), groups.slice(cut)]
}

/** The longest stretches of groups that are a number: two numbers, or one and a date, may stand side by side. */
function phonesAmong(groups: Span[], text: string, look: Look): Found[] {
  const found: Found[] = []
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = Math.min(groups.length, first + GROUPS) - 1; last >= first; last -= 1) {
      const { start, end } = unwrapped(text, (groups[first] as Span).start, (groups[last] as Span).end)
      if (!isPhone(text, start, end, look)) continue
      found.push({ start, end, kind: 'phone' })
      first = last
      break
    }
  }
  return found
}

/** Without a bracket that opened before the number and closes after it. */
function unwrapped(text: string, start: number, end: number): Span {
  const opens = text[start] === '(' && !text.slice(start, end).includes(')')
  return { start: opens ? start + 1 : start, end }
}

function isPhone(text: string, start: number, end: number, look: Look): boolean {
  const number = text.slice(start, end)
  const digits = number.replace(/\D/g, '').length
  if (digits < SHORTEST_DIGITS || digits > LONGEST_DIGITS) return false
  if (isPartOfLonger(text, start, end)) return false
  if (
    MONEY_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
    MONEY_AFTER.test(text.slice(end, end + 12))
  ) {
    return false
  }
  const called = calledBefore(text, start)
  if (called === 'phone') return !isSomethingElse(number)
  if (called === 'other') return number.startsWith('+') && look(number)
  return look(number)
}

const BOUND_BEFORE = /(?:[\d)][-.]|(?<!\d)\d{1,3}\/)$/
const BOUND_AFTER = /^[-.]?\d/

/** A part of digits that a hyphen, a dot or a slash binds to more of them. */
function isPartOfLonger(text: string, start: number, end: number): boolean {
  return (
    BOUND_BEFORE.test(text.slice(Math.max(0, start - 5), start)) || BOUND_AFTER.test(text.slice(end, end + 2))
  )
}
