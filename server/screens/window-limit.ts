const NAMES_KEPT = 10_000

interface WindowLimitDeps {
  most: number
  withinMs: number
  now: () => number
}

/** How often each name may do something within a stretch of time that ends now. */
export function createWindowLimit({ most, withinMs, now }: WindowLimitDeps) {
  /** When each did, the earliest first; who did it longest ago stands first. */
  const times = new Map<string, number[]>()
  const recent = (name: string) => (times.get(name) ?? []).filter((at) => at > now() - withinMs)

  return {
    /** Milliseconds until it may do so again; 0 for now. */
    wait(name: string): number {
      const done = recent(name)
      return done.length < most ? 0 : (done[done.length - most] as number) + withinMs - now()
    },

    take(name: string): void {
      const done = [...recent(name), now()]
      times.delete(name)
      times.set(name, done)
      const oldest = times.size > NAMES_KEPT ? times.keys().next().value : undefined
      if (oldest !== undefined) times.delete(oldest)
    },
  }
}
