export interface Allowance {
  allowed: boolean
  limit: number
  /** Entries left just now. */
  remaining: number
  /** Whole seconds until the entries asked for would be allowed, or until all are free again. */
  reset: number
}

export interface RateLimit {
  /** Takes this many entries of a source's limit, all or none. `now` is milliseconds of any steady clock. */
  take(source: string, entries: number, now: number): Allowance
  /** Takes what was known too late to be refused: the source waits until it has filled again. */
  owe(source: string, entries: number, now: number): void
}

/** A bucket for each source that holds one second's entries and fills steadily. `perSecond` 0 is no limit. */
export function createRateLimit(perSecond: number): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>()

  function bucketOf(source: string, now: number) {
    const bucket = buckets.get(source) ?? { level: perSecond, at: now }
    const filled = bucket.level + ((now - bucket.at) / 1000) * perSecond
    const fresh = { level: Math.min(perSecond, filled), at: now }
    buckets.set(source, fresh)
    return fresh
  }

  return {
    take(source, entries, now) {
      if (perSecond === 0) return { allowed: true, limit: 0, remaining: 0, reset: 0 }
      const bucket = bucketOf(source, now)
      // A batch larger than the limit is taken from a full bucket: refused for ever would be worse.
      const needed = Math.min(entries, perSecond)
      const allowed = bucket.level >= needed
      if (allowed) bucket.level -= entries
      const missing = allowed ? perSecond - bucket.level : needed - bucket.level
      const reset = Math.max(1, Math.ceil(missing / perSecond))
      return { allowed, limit: perSecond, remaining: Math.max(0, Math.floor(bucket.level)), reset }
    },

    owe(source, entries, now) {
      if (perSecond > 0) bucketOf(source, now).level -= entries
    },
  }
}
