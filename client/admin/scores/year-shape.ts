import type { Metric } from '../../../shared/metric.ts'
import type { YearPart } from '../../../shared/scores.ts'
import { SCALES } from './scales.ts'
import { tells } from './texts.ts'

/** Where things stand in a drawing, in its pixels. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

export interface YearShape {
  /** Paths, empty where nothing is to be drawn. */
  line: string
  band: string
  points: { x: number; y: number; part: YearPart; running: boolean }[]
  /** Levels that are named at the side, the lowest first. */
  levels: { y: number; value: number }[]
  xOf: (place: number) => number
}

const LEVELS_AT_MOST = 5

/** A year's scores as a line with its margin as a band. Where there are too few answers, both have a gap. */
export function yearShape(metric: Metric, parts: readonly YearPart[], frame: Frame): YearShape {
  const values = levelsOf(metric, parts)
  const [lowest = 0, highest = 1] = [values[0], values.at(-1)]
  const xOf = (place: number) =>
    frame.left + ((frame.right - frame.left) * (place + 0.5)) / Math.max(1, parts.length)
  const yOf = (value: number) =>
    frame.bottom - ((frame.bottom - frame.top) * (value - lowest)) / (highest - lowest)
  const at = (place: number, value: number) => `${round(xOf(place))} ${round(yOf(value))}`

  const line = runs(parts, tells)
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map((place) => at(place, parts[place]?.score ?? 0)).join('L')}`)
  const band = runs(parts, hasMargin).map((run) => {
    const upper = run.map((place) => [place, parts[place]?.upper ?? 0] as const)
    const lower = run.map((place) => [place, parts[place]?.lower ?? 0] as const).toReversed()
    const edge = [...upper, ...lower].map(([place, value]) => at(place, value))
    return `M${edge.join('L')}Z`
  })
  return {
    line: line.join(''),
    band: band.join(''),
    points: parts.flatMap((part, place) =>
      tells(part)
        ? [{ x: xOf(place), y: yOf(part.score ?? 0), part, running: place === parts.length - 1 }]
        : [],
    ),
    levels: values.map((value) => ({ value, y: yOf(value) })),
    xOf,
  }
}

function hasMargin(part: YearPart): boolean {
  return tells(part) && part.lower !== null && part.upper !== null
}

/** The places of parts that follow each other and fit. */
function runs(parts: readonly YearPart[], fits: (part: YearPart) => boolean): number[][] {
  const found: number[][] = []
  for (const [place, part] of parts.entries()) {
    if (!fits(part)) continue
    const last = found.at(-1)
    if (last?.at(-1) === place - 1) last.push(place)
    else found.push([place])
  }
  return found
}

/** Round values that hold everything that is drawn, in steps that people count in. */
function levelsOf(metric: Metric, parts: readonly YearPart[]): number[] {
  const { min, max, step } = SCALES[metric]
  const shown = parts
    .filter(tells)
    .flatMap(({ score, lower, upper }) => [score, lower, upper].filter((value) => value !== null))
  if (shown.length === 0) return [min, max]
  const [least, most] = [Math.min(...shown), Math.max(...shown)]
  let size = step
  for (const factor of [2, 2.5, 2, 2]) {
    if (most - least <= size * (LEVELS_AT_MOST - 1)) break
    size *= factor
  }
  const first = Math.max(min, Math.floor(least / size) * size)
  const last = Math.min(max, Math.max(Math.ceil(most / size) * size, first + size))
  const lowest = Math.min(first, last - size)
  return Array.from({ length: Math.round((last - lowest) / size) + 1 }, (_, n) => lowest + n * size)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
