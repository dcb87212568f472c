import { SKY_AT } from '../../../shared/palettes.ts'
import type { Sky } from '../../../shared/sky.ts'

/** How high the horizon stands over the foot of the picture, percent. */
const HORIZON = 78.7

/** A wall's sky and ground as one background. */
export function skyGradient({ sky, ground }: Pick<Sky, 'sky' | 'ground'>): string {
  const stops = sky.map((colour, i) => `${colour} ${((SKY_AT[i] ?? 1) * HORIZON).toFixed(1)}%`)
  return `linear-gradient(${[...stops, `${ground} ${HORIZON}%`].join(', ')})`
}
