import type { Passages, Span } from './feedback.ts'
import type { Mask } from './masks.ts'

/** What stands on walls in the place of masked words. */
export const MASKED = '…'
/** Between sentences that are shown and stood apart. */
const LEFT_OUT = ` ${MASKED} `
const SAYS_SOMETHING = /[^\s\p{P}\p{Cf}]/u

/** A language that the sender made up must not stop anything. */
export function localeOf(language: string | null | undefined): string {
  try {
    return (language && Intl.getCanonicalLocales(language)[0]) || 'en'
  } catch {
    return 'en'
  }
}

/** The sentences of a text without the space around them, as UTF-16 offsets. */
export function sentencesOf(text: string, language?: string | null): Span[] {
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: 'sentence' })
  const spans: Span[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const words = segment.trim()
    const start = index + segment.indexOf(words)
    if (words !== '') spans.push([start, start + words.length])
  }
  return spans
}

/** Whether each span begins where a sentence begins and ends where one ends. */
export function areWholeSentences(spans: readonly Span[], text: string, language?: string | null): boolean {
  const sentences = sentencesOf(text, language)
  const starts = new Set(sentences.map(([start]) => start))
  const ends = new Set(sentences.map(([, end]) => end))
  return spans.every(([start, end]) => starts.has(start) && ends.has(end))
}

/** What was found, without the false alarms, and what a moderator masked besides. */
export function hiddenSpans(masks: readonly Mask[], { mask = [], clear = [] }: Passages): Span[] {
  const found = masks.filter(
    (each) => !clear.some(([start, end]) => start === each.start && end === each.end),
  )
  return [...found.map(({ start, end }): Span => [start, end]), ...mask]
}

interface Shown {
  masks: readonly Mask[]
  passages?: Passages | undefined
}

/** A comment as walls may show it, before it is shortened; null where nothing is left to read. */
export function visibleWords(comment: string, { masks, passages = {} }: Shown): string | null {
  const hidden = joined(
    hiddenSpans(masks, passages).map((span) => wholeLetters(comment, span)),
    comment,
  )
  const shown = joined(passages.show ?? [[0, comment.length]], comment)
  const parts = shown.map((span) => withoutHidden(comment, span, hidden))
  const words = parts.join(LEFT_OUT).trim()
  return hidden.length === 0 || SAYS_SOMETHING.test(words) ? words : null
}

/** In order, and as one where nothing but space lies between two. */
function joined(spans: readonly Span[], text: string): Span[] {
  const result: Span[] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && (start <= last[1] || text.slice(last[1], start).trim() === '')) {
      last[1] = Math.max(last[1], end)
    } else result.push([start, end])
  }
  return result
}

function withoutHidden(text: string, [from, to]: Span, hidden: readonly Span[]): string {
  let words = ''
  let at = from
  for (const [start, end] of hidden) {
    if (end <= from || start >= to) continue
    words += text.slice(at, Math.max(at, start)) + MASKED
    at = Math.min(end, to)
  }
  return words + text.slice(at, to)
}

/** A letter of several code units is shown whole or not at all. */
function wholeLetters(text: string, [start, end]: Span): Span {
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)
  const first = letters.containing(start)
  const last = letters.containing(end - 1)
  return [first?.index ?? start, last ? last.index + last.segment.length : end]
}
