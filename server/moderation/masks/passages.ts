import * as v from 'valibot'
import type { Passages, Span } from '../../../shared/feedback.ts'
import type { Mask } from '../../../shared/masks.ts'
import { areWholeSentences } from '../../../shared/passages.ts'

/** More than anybody chooses by hand. */
const SPANS = 200

const offset = v.pipe(
  v.number('must be a number'),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must not be negative'),
)
const span = v.pipe(
  v.tuple([offset, offset], 'must be two offsets, as [0, 12]'),
  v.check(([start, end]) => start < end, 'must begin before it ends'),
)
const spans = v.optional(
  v.pipe(v.array(span, 'must be a list of spans'), v.maxLength(SPANS, `must be at most ${SPANS} spans`)),
)

/** What a moderator chooses of a comment for walls, in UTF-16 offsets; null takes the choice back. */
export const PassagesSchema = v.nullable(
  v.object({ show: spans, mask: spans, clear: spans }, 'must be an object of lists of spans, or null'),
)

/** As it is kept; nothing is chosen where nothing is kept. */
export function toPassages(kept: string | null): Passages {
  return kept === null ? {} : (JSON.parse(kept) as Passages)
}

interface Chosen {
  comment: string | null
  language: string | null
  masks: readonly Mask[]
}

/** What is wrong with a choice for these words, and in which field; null where nothing is. */
export function passagesRefusal(
  passages: Passages,
  { comment, language, masks }: Chosen,
): { field: string; detail: string } | null {
  const { show, mask = [], clear = [] } = passages
  if (comment === null) return refused('', 'there are no words to choose from')
  if (show?.length === 0) return refused('/show', 'must have a sentence; hide the voice to show none')
  if (![...(show ?? []), ...mask, ...clear].every((each) => isWithin(each, comment))) {
    return refused('', 'must lie within the comment and cut no character in two')
  }
  if (show && !areWholeSentences(show, comment, language)) {
    return refused('/show', 'must be whole sentences of the comment')
  }
  const found = (each: Span) => masks.some(({ start, end }) => start === each[0] && end === each[1])
  return clear.every(found) ? null : refused('/clear', 'must be masks that were found')
}

/** In order and each once; null where nothing is chosen. */
export function tidyPassages({ show, mask, clear }: Passages): Passages | null {
  const tidy = {
    ...(show?.length && { show: inOrder(show) }),
    ...(mask?.length && { mask: inOrder(mask) }),
    ...(clear?.length && { clear: inOrder(clear) }),
  }
  return Object.keys(tidy).length > 0 ? tidy : null
}

function refused(place: string, detail: string) {
  return { field: `passages${place}`, detail }
}

function isWithin([start, end]: Span, comment: string): boolean {
  return end <= comment.length && !cutsCharacter(comment, start) && !cutsCharacter(comment, end)
}

function cutsCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}

function inOrder(list: readonly Span[]): Span[] {
  const sorted = [...list].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return sorted.filter(([start, end], place) => {
    const before = sorted[place - 1]
    return before === undefined || before[0] !== start || before[1] !== end
  })
}
