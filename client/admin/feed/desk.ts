import { type Accessor, createContext, useContext } from 'solid-js'
import type { Counts } from './counts.ts'
import type { Marks } from './marks.ts'
import type { Moderating } from './moderating.ts'
import type { OnWalls } from './on-walls.ts'
import type { Selection } from './selection.ts'
import type { KnownValues } from './values.ts'

/** What is being asked or edited beside the chosen voice. */
export type Asking = 'why' | 'tag' | 'passages' | null

/** What the parts of the feed page share. */
export interface FeedDesk {
  selection: Selection
  marks: Marks
  moderating: Moderating
  counts: Counts
  onWalls: OnWalls
  values: KnownValues
  /** Whether ticks are shown on all rows, for whoever has no mouse to rest on one. */
  ticking: Accessor<boolean>
  setTicking: (ticking: boolean) => void
  asking: Accessor<Asking>
  ask: (asking: Asking) => void
  /** Whether personal data in the chosen voice's words can be read. */
  unmasked: Accessor<boolean>
  setUnmasked: (unmasked: boolean) => void
  /** Masks the words that are selected on the page. */
  maskSelected: () => void
  /** Who else has this entry before them, by their addresses. */
  othersOn: (id: string) => readonly string[]
}

export const FeedDeskContext = createContext<FeedDesk>()

export function useFeedDesk(): FeedDesk {
  const desk = useContext(FeedDeskContext)
  if (!desk) throw new Error('a part of the feed stands outside of it')
  return desk
}
