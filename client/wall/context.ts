import { type Accessor, createContext, useContext } from 'solid-js'
import type { Sky } from '../../shared/sky.ts'
import type { Celebration, Turn } from '../../shared/wall.ts'
import type { DrawnView, LiveWall } from '../live/store.ts'
import type { Format } from './format.ts'

/** What every part of a scene may look at. */
export interface Stage {
  wall: LiveWall
  /** The view; only for parts that are drawn when there is one. */
  view: () => DrawnView
  /** The server's time, at least every second. */
  now: Accessor<number>
  /** The same in steps of a quarter of a minute, for what moves with the sun. */
  slowly: Accessor<number>
  sky: Accessor<Sky>
  /** The composition that this page's size and its farthest reader ask for. */
  format: Accessor<Format>
  /** The turn that stands. */
  turn: Accessor<Turn | null>
  /** What is celebrated just now, for seconds. */
  celebrated: Accessor<Celebration | null>
  /** Whether a turn began before the eyes of this page, just now. */
  arrives: (turn: Turn) => boolean
}

export const StageContext = createContext<Stage>()

export function useStage(): Stage {
  const stage = useContext(StageContext)
  if (!stage) throw new Error('a part of the wall stands outside of its stage')
  return stage
}
