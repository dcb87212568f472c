import { mixColours } from './colour.ts'

/** What the sky's colours do to all that stands on it: dark ink by day, light ink by night. */
export interface Inks {
  ink: string
  soft: string
  good: string
  neutral: string
  bad: string
  /** Text on a mark of a mood. */
  onMood: string
}

/** Colours of one hour: the sky from the zenith to the horizon, the ground, the sun or moon. */
export interface Palette {
  sky: readonly string[]
  ground: string
  sun: string
}

/** Where the colours of a palette's sky stand, as shares of its height; text ends at 0.85. */
export const SKY_AT: readonly number[] = [0, 0.43, 0.69, 0.85, 0.935, 0.985, 1]

export const DAY_INKS: Inks = {
  ink: '#17152b',
  soft: '#38364b',
  good: '#0a519b',
  neutral: '#5c533c',
  bad: '#943600',
  onMood: '#fffaf2',
}

export const NIGHT_INKS: Inks = {
  ink: '#fdf6ea',
  soft: '#ded5d6',
  good: '#7cc8ff',
  neutral: '#e9dcc3',
  bad: '#ffa63d',
  onMood: '#120d1f',
}

export const NIGHT: Palette = {
  sky: ['#070918', '#0b0e26', '#101331', '#15173a', '#1c1d45', '#262551', '#3f3a68'],
  ground: '#06060e',
  sun: '#d9d6cf',
}

export const BEFORE_DAWN: Palette = {
  sky: ['#0d1030', '#191b49', '#2c2557', '#45295a', '#8a4a68', '#c97b70', '#f3bb92'],
  ground: '#120e22',
  sun: '#ffd9b0',
}

export const DAWN: Palette = {
  sky: ['#ccd9f1', '#e2e0f0', '#f4e4e5', '#fbe5d8', '#fcdcc1', '#fbcfa5', '#fde3c0'],
  ground: '#f5ece4',
  sun: '#ff9f4a',
}

export const MORNING: Palette = {
  sky: ['#bfdcf4', '#d8e9f5', '#edf1ef', '#f8f1e1', '#fbe9ca', '#fce1b3', '#fdeccb'],
  ground: '#f6efe5',
  sun: '#ffb13a',
}

export const NOON: Palette = {
  sky: ['#b4d7f3', '#d1e5f4', '#e6ece9', '#f2eee3', '#f8e9cf', '#fbe2ba', '#fceccd'],
  ground: '#f6efe2',
  sun: '#ffb52e',
}

export const AFTERNOON: Palette = {
  sky: ['#bbd5eb', '#dae3e8', '#efe8db', '#f8e6c9', '#fbdbad', '#fcce90', '#fde0b2'],
  ground: '#f7ecda',
  sun: '#ffab2b',
}

export const GOLDEN: Palette = {
  sky: ['#c8cfe3', '#e5dad8', '#f6dec3', '#fbd3a3', '#fbc084', '#f9ab64', '#fdd09a'],
  ground: '#f6e5cf',
  sun: '#ff9526',
}

export const DUSK: Palette = {
  sky: ['#10112f', '#1e1a4a', '#3a2358', '#562a57', '#a0465a', '#dc6b40', '#f7b56e'],
  ground: '#120d1f',
  sun: '#ffe3ad',
}

export const SUNDOWN: Palette = {
  sky: ['#0c0d29', '#181640', '#311e4d', '#4f244d', '#8d394c', '#c9562f', '#ee9350'],
  ground: '#0f0a1a',
  sun: '#ffc27a',
}

/** A palette on the way from one to another; 0 is the first, 1 the second. */
export function mixPalettes(from: Palette, to: Palette, share: number): Palette {
  return {
    sky: from.sky.map((colour, i) => mixColours(colour, to.sky[i] ?? colour, share)),
    ground: mixColours(from.ground, to.ground, share),
    sun: mixColours(from.sun, to.sun, share),
  }
}
