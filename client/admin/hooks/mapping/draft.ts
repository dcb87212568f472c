import { createStore } from 'solid-js/store'
import type { Metric, Scale } from '../../../../shared/metric.ts'
import type { HookSource, Reading } from '../data.ts'

export type Draft = ReturnType<typeof createDraft>

/** How a source's bodies are to be understood, while somebody is still at it. */
export function createDraft(source: HookSource) {
  const [draft, set] = createStore<Reading>(readingOf(source))
  return {
    draft,
    /** Says that a field stands at this pointer, or with null that it does not stand anywhere. */
    place: (field: string, pointer: string | null) => set('mapping', field, pointer ?? (undefined as never)),
    setMetric: (metric: Metric | null) => set('metric', metric),
    setScale: (scale: Scale | null) => set('scale', () => scale),
    /** Says which score a word is, or with null that it is none. */
    setWord: (word: string, score: number | null) => set('words', word, score ?? (undefined as never)),
    /** Begins anew from what somebody else has saved. */
    take(other: HookSource): void {
      for (const field of Object.keys(draft.mapping)) set('mapping', field, undefined as never)
      for (const word of Object.keys(draft.words)) set('words', word, undefined as never)
      set(readingOf(other))
    },
    /** A copy of how it is now; whoever reads it hears of each change. */
    wish: (): Reading => JSON.parse(JSON.stringify(draft)),
  }
}

/** A copy: a store writes into the object that it was given. */
export function readingOf({ mapping, metric, scale, words }: HookSource): Reading {
  return {
    mapping: { ...mapping },
    metric: metric ?? null,
    scale: scale ? { ...scale } : null,
    words: { ...words },
  }
}

/** How it would be told to somebody who has changed it, too. */
export function toldReading(
  { mapping, metric, scale, words }: Reading,
  labelOf: (field: string) => string,
): string[] {
  const fields = Object.entries(mapping).map(([field, pointer]) => `${labelOf(field)} is at ${pointer}`)
  const scores = Object.entries(words).map(([word, score]) => `“${word}” is ${score}`)
  return [
    ...fields,
    `its metric is ${metric ?? 'as each entry says'}`,
    scale ? `its scale is ${scale.min} to ${scale.max}` : 'its scale is the metric’s own',
    ...scores,
  ]
}

/** For the API: what says nothing is taken away. */
export function wishOf({ mapping, words, ...others }: Reading): object {
  const orNull = (given: object) => (Object.keys(given).length === 0 ? null : given)
  return { ...others, mapping: orNull(mapping), words: orNull(words) }
}
