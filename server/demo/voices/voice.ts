import type { Mood } from '../../../shared/metric.ts'

/** What a customer of the demo company says, what it is about, and the shop where only one fits. */
export type Said = readonly [words: string, tag?: string, shop?: string]

export type Voices = Readonly<Record<Mood, readonly Said[]>>
