export type TimeUnit = 's' | 'ms' | 'iso'

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/

/** Milliseconds since 1970, or null for what is no time in this unit. */
export function readTimestamp(text: string, unit: TimeUnit): number | null {
  if (unit === 'iso') {
    const at = ISO.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(at) ? null : at
  }
  if (!/^\d{1,15}$/.test(text)) return null
  return unit === 's' ? Number(text) * 1000 : Number(text)
}

/** By how many seconds a clock is ahead of ours, less than zero where it is behind: both cut to whole seconds. */
export function skewOf(at: number, now: number): number {
  return Math.floor(at / 1000) - Math.floor(now / 1000)
}
