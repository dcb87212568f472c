import type { Passages, Span } from '../../../../shared/feedback.ts'
import type { Mask, MaskKind } from '../../../../shared/masks.ts'

/** A stretch of a comment as walls treat it. `start` and `end` are UTF-16 offsets into the comment. */
export interface Segment {
  start: number
  end: number
  text: string
  /** What is masked here on walls; `chosen`: a moderator masked it. */
  masked: MaskKind | 'chosen' | null
  /** Whether its sentence is one of those that walls show. */
  shown: boolean
}

interface Marked {
  masks?: readonly Mask[]
  passages?: Passages
}

/** A comment cut where walls begin or cease to show or to mask it. */
export function segmentsOf(text: string, { masks = [], passages = {} }: Marked): Segment[] {
  const hidden = [...foundOnWalls(masks, passages), ...(passages.mask ?? []).map(chosen)]
  const cuts = new Set([0, text.length])
  for (const { start, end } of hidden) cuts.add(start).add(end)
  for (const [start, end] of passages.show ?? []) cuts.add(start).add(end)
  const places = [...cuts].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b)
  return places.slice(0, -1).map((start, place) => {
    const end = places[place + 1] as number
    return {
      ...{ start, end, text: text.slice(start, end) },
      masked: hidden.find((mask) => mask.start <= start && end <= mask.end)?.kind ?? null,
      shown: passages.show === undefined || passages.show.some(([from, to]) => from <= start && end <= to),
    }
  })
}

/** Found masks but for those that a moderator took for false alarms. */
export function foundOnWalls(masks: readonly Mask[], { clear = [] }: Passages): readonly Mask[] {
  return masks.filter((mask) => !clear.some(([start, end]) => start === mask.start && end === mask.end))
}

const chosen = ([start, end]: Span) => ({ start, end, kind: 'chosen' as const })

/** The passages with one more masked stretch; those that touch become one. */
export function withMasked(passages: Passages, [start, end]: Span): Passages {
  const [apart, touching] = partition(passages.mask ?? [], ([from, to]) => to < start || from > end)
  const all = [...touching, [start, end] as Span]
  const joined: Span = [Math.min(...all.map(([from]) => from)), Math.max(...all.map(([, to]) => to))]
  return { ...passages, mask: [...apart, joined].sort((a, b) => a[0] - b[0]) }
}

/** Without lists that hold nothing; null where nothing is left to say. */
export function tidied({ show, mask, clear }: Passages): Passages | null {
  const kept = {
    ...(show && { show }),
    ...(mask?.length && { mask }),
    ...(clear?.length && { clear }),
  }
  return Object.keys(kept).length > 0 ? kept : null
}

function partition<T>(all: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((item) => !is(item))]
}
