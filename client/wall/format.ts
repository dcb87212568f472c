import type { Distance } from '../../shared/wall.ts'

/**
 * `wide` is a TV that lies, `tall` one that stands, `side` a narrow column beside something else, which is read
 * without being scaled: it is as many root units across as fit, not a smaller picture of a tall one.
 */
export type Shape = 'wide' | 'tall' | 'side'

/** How much a scene holds. `full` is the picture; `less` and `least` are larger, for those who stand farther away. */
export type Room = 'full' | 'less' | 'least'

export interface Format {
  /** CSS pixels of the root unit. */
  unit: number
  shape: Shape
  room: Room
  /** Whether a root unit has enough pixels for strokes finer than a pixel of an HD screen. */
  fine: boolean
}

export interface Frame {
  /** CSS pixels. */
  width: number
  height: number
  /** Device pixels of a CSS pixel. */
  ratio: number
}

/** Root units across and down of the picture from 4 m. */
const WIDE = { across: 120, down: 67.5 }
const TALL = { across: 67.5, down: 100 }
const SIDE = { across: 30 }
/** An upright page below this width, in CSS pixels, stands beside something: no TV is as narrow. */
const SIDE_BELOW = 540
/** A lying page below this height is a small frame in a page: it is read like a wall from far away. */
const EMBED_BELOW = 480
/** Screens with fewer lines than this are coarse: their letters need a few more of them. */
const COARSE_BELOW = 800
const FINE_FROM = 24
/** Upright up to this part of the height, so that a square is drawn lying. */
const UPRIGHT = 0.8

/** How much larger than from 4 m all of it is. Text grows as the distance does, so that its angle stays. */
const NEARER: Readonly<Record<Distance, number>> = { 3: 0.875, 4: 1, 5: 1.25, 8: 2 }
/** A column is seldom wider than three words: it grows no further, and is not for eight metres. */
const NEARER_SIDE: Readonly<Record<Distance, number>> = { 3: 1, 4: 1, 5: 1.25, 8: 1.25 }

export function formatOf(frame: Frame, distance: Distance): Format {
  const { width, height } = frame
  if (width > UPRIGHT * height) return wide(frame, distance)
  return width < SIDE_BELOW ? side(frame, distance) : tall(frame, distance)
}

function wide({ width, height, ratio }: Frame, distance: Distance): Format {
  const larger = height < EMBED_BELOW ? 2 : height * ratio < COARSE_BELOW ? 1.1 : 1
  const near = Math.min(2, NEARER[distance] * larger)
  return made('wide', Math.min(width / WIDE.across, height / WIDE.down) * near, roomFor(near))
}

function tall({ width, height }: Frame, distance: Distance): Format {
  const near = NEARER[distance]
  return made('tall', Math.min(width / TALL.across, height / TALL.down) * near, roomFor(near))
}

function side({ width, height }: Frame, distance: Distance): Format {
  const unit = (width / SIDE.across) * NEARER_SIDE[distance]
  const down = height / unit
  return made('side', unit, down >= 60 ? 'full' : down >= 44 ? 'less' : 'least')
}

function roomFor(near: number): Room {
  if (near <= 1) return 'full'
  return near <= 1.3 ? 'less' : 'least'
}

function made(shape: Shape, unit: number, room: Room): Format {
  return { unit, shape, room, fine: unit >= FINE_FROM && room === 'full' }
}
