/** Moving through the feed must not become a flood of messages; the server hears where somebody came to rest. */
const TELL_AFTER = 150

export type Looking = ReturnType<typeof makeLooking>

/** Tells the server which entry is before somebody's eyes, and says it again on each new connection. */
export function makeLooking({ page, tell }: { page: Window; tell: (entry: string | null) => void }) {
  let looking: string | null = null
  let timer: number | undefined

  function say(): void {
    timer = undefined
    tell(looking)
  }

  return {
    look(entry: string | null): void {
      if (entry === looking) return
      looking = entry
      timer ??= page.setTimeout(say, TELL_AFTER)
    },
    /** A server that has just been met knows nothing yet. */
    again(): void {
      if (looking !== null) say()
    },
    stop: () => page.clearTimeout(timer),
  }
}
