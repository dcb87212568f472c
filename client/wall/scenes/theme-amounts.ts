import type { Format } from '../format.ts'

/** How many themes stand, and how many voices under each. */
export interface Amount {
  themes: number
  voices: number
}

export const NONE: Amount = { themes: 0, voices: 0 }

const MOST = 3

/** What to try, the fullest first: rather one voice of each theme than fewer themes, rather two themes with words than three without. */
export function amountsFor({ shape, room }: Format, themes: number): Amount[] {
  const all = Math.min(MOST, themes)
  const two = Math.min(2, themes)
  const bare = [all, two, 1].map((n) => ({ themes: n, voices: 0 }))
  if (room === 'least') return bare
  const spoken = [all, two].map((n) => ({ themes: n, voices: 1 }))
  // Few have the room of the others.
  if (all === 1) return [3, 2, 1, 0].map((voices) => ({ themes: 1, voices }))
  return shape === 'tall' || all === 2
    ? [{ themes: all, voices: 2 }, ...spoken, ...bare]
    : [...spoken, ...bare]
}
