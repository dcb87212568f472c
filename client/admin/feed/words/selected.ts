import type { Span } from '../../../../shared/feedback.ts'

/** What is selected inside of `words`, as offsets into the comment; null where nothing is. */
export function selectedSpan(words: Element, selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null
  const start = offsetOf(words, range.startContainer, range.startOffset)
  const end = offsetOf(words, range.endContainer, range.endOffset)
  return start !== null && end !== null && end > start ? [start, end] : null
}

/** Stretches say where they begin and end, since what is masked stands on the page without its letters. */
function offsetOf(words: Element, node: Node, offset: number): number | null {
  if (node === words) return childOffset(words, offset)
  const stretch = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
  if (!stretch) return null
  const start = Number(stretch.dataset.start)
  const end = Number(stretch.dataset.end)
  if (node.nodeType === Node.TEXT_NODE && !stretch.matches('.masked')) return Math.min(start + offset, end)
  return offset === 0 ? start : end
}

function childOffset(words: Element, place: number): number | null {
  const stretches = words.querySelectorAll<HTMLElement>('[data-start]')
  const next = stretches[place]
  if (next) return Number(next.dataset.start)
  const last = stretches[stretches.length - 1]
  return last ? Number(last.dataset.end) : null
}
