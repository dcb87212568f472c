import type { Mask, MaskKind } from '../../../shared/masks.ts'
import { findCards } from './cards.ts'
import { type Folded, fold } from './fold.ts'
import { findIbans } from './ibans.ts'
import { findAddresses } from './ips.ts'
import { joined } from './joined.ts'
import { findLinks } from './links.ts'
import { findOwn } from './own.ts'
import { findPhones } from './phones.ts'
import type { MaskRules } from './rules.ts'

/** What helps to read a number as the customer wrote it. */
export interface MaskHint {
  /** BCP 47, as the entry says; it need not be valid. */
  language?: string | null | undefined
}

/** A span of the folded text. */
export interface Found {
  start: number
  end: number
  kind: MaskKind
}

/** Takes the place of what was found, so that nothing else is found in it. */
const TAKEN = '\ufffc'
/** Most words hold nothing that any of this begins with. */
const MAY_HOLD_ANY = /[\p{Nd}@＠]|[.．｡][^\s.]|:\/\/|[([{（［｛]\s?\p{L}{2,6}\s?[)\]}）］｝]/u

/** Personal data in a text, in its order and without overlaps; its time is linear in the length of the text. */
export function findMasks(text: string, rules: MaskRules, hint: MaskHint = {}): Mask[] {
  const known = MAY_HOLD_ANY.test(text) ? findKnown(fold(text), hint) : []
  return joined([...known.filter(({ kind }) => rules.kinds.has(kind)), ...findOwn(text, rules.patterns)])
}

/** The order matters: an account number holds digits that look like a telephone number. */
function findKnown({ text, span }: Folded, hint: MaskHint): Mask[] {
  const found: Found[] = []
  let left = text
  for (const find of [findLinks, findIbans, findCards, findAddresses, findPhones]) {
    const more = find(left, hint)
    if (more.length > 0) left = without(left, more)
    found.push(...more)
  }
  return found.map(({ start, end, kind }) => ({ ...span(start, end), kind }))
}

function without(text: string, found: readonly Found[]): string {
  const units = text.split('')
  for (const { start, end } of found) units.fill(TAKEN, start, end)
  return units.join('')
}
