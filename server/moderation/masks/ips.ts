import { isIP } from 'node:net'
import type { Found } from './find.ts'

const FOUR =
  /(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}.,:-])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2}|:\d{1,5})?(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}]|[.,]\d)/gu
const SIX =
  /(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}:.])(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,16}|\/\d{1,3})?(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}:])/giu
/** A number in four parts is not an address where a version stands. */
const VERSION =
  /(?:version|release|firmware|build|update|android|ios|app|windows|chrome|firefox|sdk|§|chapter|kapitel|версия|版本|バージョン)[^\d\n]{0,4}|\bv\.?\s?$/iu
/** With a zone, a port or the bits of a net. */
const SUFFIX = /[%/].*$/

/** IP addresses, both versions. */
export function findAddresses(text: string): Found[] {
  const four = [...text.matchAll(FOUR)].filter(({ 0: match, index }) => isFour(match, text.slice(0, index)))
  const six = [...text.matchAll(SIX)].filter(({ 0: match }) => isSix(match.replace(SUFFIX, '')))
  return [...four, ...six].map(({ 0: match, index }) => {
    return { start: index, end: index + match.length, kind: 'ip' as const }
  })
}

function isFour(match: string, before: string): boolean {
  return isIP(match.replace(/[:/].*$/, '')) === 4 && !VERSION.test(before.slice(-20))
}

/** Also a group too many or too few, as people copy it; but no clock time and no two words with colons. */
function isSix(match: string): boolean {
  const groups = match.split(':').filter((group) => group !== '')
  if (!groups.some((group) => /\d/.test(group))) return false
  if (isIP(match) === 6) return groups.length > 1 || match === '::1'
  return groups.length >= 7 && groups.every((group) => group.length > 2)
}
