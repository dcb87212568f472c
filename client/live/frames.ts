/** Milliseconds: as long as an arrival takes. */
const WATCHED = 2_000
/** A last frame that comes later than this says that the page was covered meanwhile, and nothing of the device. */
const TOO_LATE = 4_000

export interface FrameWatch {
  /** Counts frames for as long as an arrival takes; `done` hears when that has told something. */
  watch(done: () => void): void
  /** Frames a second when it was last watched; null while it never was. */
  frames(): number | null
}

/** How smoothly this device draws, as it shows where it matters: while something moves. */
export function makeFrameWatch({ page, monotonic }: { page: Window; monotonic: () => number }): FrameWatch {
  let frames: number | null = null
  let watching = false

  const count = (from: number, drawn: number, done: () => void) => {
    const took = monotonic() - from
    if (took < WATCHED) return void page.requestAnimationFrame(() => count(from, drawn + 1, done))
    watching = false
    if (took > TOO_LATE) return
    frames = Math.round((drawn * 10_000) / took) / 10
    done()
  }
  return {
    watch(done) {
      if (watching || page.document.hidden) return
      watching = true
      page.requestAnimationFrame(() => count(monotonic(), 0, done))
    },
    frames: () => frames,
  }
}
