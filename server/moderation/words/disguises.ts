import { unmarked } from './fold.ts'
import type { Token } from './tokens.ts'

/** Signs and digits that stand for letters. */
const AS_LETTER: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '+': 't', '€': 'e', '|': 'i', '£': 'l' },
}
const PARTS = /[^\p{L}\p{M}\p{N}@$!+€|*#%&£]+/u
const LETTER = /\p{L}/u
const SIGN = /[0-9@$!+€|*#%&£]/
const SIGNS = /[0-9@$!+€|£]/g
const LONE = /[1!|]/
const MASK = /[@$!*#%&+]/g
/** The parts of a chunk are looked at for signs in the place of letters. */
const PARTS_AT_MOST = 2_000

/** What words with signs in them may mean: "sh1t" is "shit", "ass123" is "ass". */
export function disguised(chunks: readonly string[]): { spelled: string[]; masked: string[] } {
  const parts = chunks
    .flatMap((chunk) => chunk.split(PARTS))
    .filter((part) => LETTER.test(part) && SIGN.test(part))
    .slice(0, PARTS_AT_MOST)
  return { spelled: parts.flatMap(spellings), masked: parts.flatMap(masks) }
}

function spellings(part: string): string[] {
  const word = part.replace(/[!+|*#%&]+$/, '')
  const as = (one: string) =>
    unmarked(word.replace(SIGNS, (sign) => (LONE.test(sign) ? one : (AS_LETTER[sign] ?? sign))))
  const bare = unmarked(part.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  return [...new Set([as('i'), as('l'), bare])]
}

/** Letters that were put out of sight, as dots: "f*ck" is "f.ck". Enough of them have to be left. */
function masks(part: string): string[] {
  const word = unmarked(part).replace(/[!]+$/, '')
  if (word.length < 4 || word.length > 20 || !LETTER.test(word[0] as string)) return []
  const masked = word.replace(MASK, '.')
  const hidden = masked.length - masked.replaceAll('.', '').length
  const told = masked.length - hidden >= 2 || /^[fsc]\*{3}$/.test(word)
  return hidden > 0 && told ? [masked] : []
}

const LONG_RUN = /(.)\1{2,}/u
const LONG_RUNS = /(.)\1{2,}/gu
const RUNS = /(.)\1+/gu

/** Words whose letters were repeated: "fuuuck", "shhiitt". */
export function stretched(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ folded }) => {
    if (LONG_RUN.test(folded)) {
      return ['$1', '$1$1'].map((run) => folded.replace(LONG_RUNS, run))
    }
    return (folded.match(RUNS)?.length ?? 0) > 1 ? [folded.replace(RUNS, '$1')] : []
  })
}

/** Between the letters of a word that was pulled apart. */
const GAP = 3
const APART_AT_MOST = 40

/** Words whose letters were pulled apart: "f u c k", "s.h.i.t". */
export function pulledApart(tokens: readonly Token[]): string[] {
  const found: string[] = []
  let word = ''
  let end = 0
  const take = () => {
    if (word.length > 2) found.push(word)
    word = ''
  }
  for (const { folded, exact, start } of tokens) {
    const single = [...folded].length === 1
    if (!single || start - end > GAP || word.length >= APART_AT_MOST) take()
    if (single) word += AS_LETTER[folded] ?? folded
    end = start + exact.length
  }
  take()
  return found
}
