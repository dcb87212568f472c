import type { Look } from './screen.ts'

const MEGABYTE = 1024 * 1024
export const LIMITS = {
  heap: 30 * MEGABYTE,
  elements: 600,
  /** Growth over a month of a page that never loads itself anew, bytes: what noise there is stays below. */
  heapGrowth: 3 * MEGABYTE,
  rendererGrowth: 30 * MEGABYTE,
  /** Share of pixels that may differ from a fresh load: none. */
  difference: 0,
}

export interface Report {
  /** One look at the end of each day, of the page that reloads as it likes and of the one that may not. */
  reloading: Look[]
  lasting: Look[]
  difference: number
  complaints: string[]
  /** Steps at whose end a page did not show what the server had. */
  behind: number
}

export interface Judged {
  what: string
  value: string
  limit: string
  kept: boolean
}

/** Growth from the first half to the second, by their medians: one look more or less decides nothing. */
export function growth(values: readonly number[]): number {
  const half = Math.floor(values.length / 2)
  return median(values.slice(values.length - half)) - median(values.slice(0, half))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export function judge({ reloading, lasting, difference, complaints, behind }: Report): Judged[] {
  const all = [...reloading, ...lasting]
  const most = (field: keyof Look) => Math.max(...all.map((look) => look[field]))
  const grown = (field: keyof Look) => growth(lasting.map((look) => look[field]))
  return [
    inMegabytes('script heap, at most', most('heap'), LIMITS.heap),
    inMegabytes('script heap, growth without a reload', grown('heap'), LIMITS.heapGrowth),
    inMegabytes('renderer memory, growth without a reload', grown('renderer'), LIMITS.rendererGrowth),
    { what: 'renderer memory, at most', value: megabytes(most('renderer')), limit: '', kept: true },
    judged('elements, at most', most('elements'), LIMITS.elements),
    judged('pixels that differ from a fresh load, share', difference, LIMITS.difference),
    judged('steps at which a page was behind', behind, 0),
    judged('complaints of the page', complaints.length, 0),
  ]
}

const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`

function inMegabytes(what: string, bytes: number, limit: number): Judged {
  return { what, value: megabytes(bytes), limit: megabytes(limit), kept: bytes <= limit }
}

function judged(what: string, value: number, limit: number): Judged {
  return { what, value: String(value), limit: String(limit), kept: value <= limit }
}
