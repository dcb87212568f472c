/** What lies further back says nothing of the speed now. */
const LOOKED_BACK_MS = 20_000
const TELLS_AFTER_MS = 2_000

/** Tells from how a share of 1 has grown lately how long its rest takes, milliseconds; null while nobody knows. */
export function createTimeLeft(
  now: () => number = () => performance.now(),
): (share: number) => number | null {
  let seen: { at: number; share: number }[] = []
  return (share) => {
    const at = now()
    if (share < (seen.at(-1)?.share ?? 0)) seen = []
    seen.push({ at, share })
    while (seen.length > 2 && at - (seen[1]?.at ?? at) >= LOOKED_BACK_MS) seen.shift()
    const first = seen[0] ?? { at, share }
    const grown = share - first.share
    return at - first.at < TELLS_AFTER_MS || grown <= 0 ? null : ((1 - share) * (at - first.at)) / grown
  }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** "about 40 s", "about 3 min". */
export function whileText(ms: number): string {
  if (ms < 10_000) return 'less than 10 s'
  if (ms < 90_000) return `about ${Math.ceil(ms / 10_000) * 10} s`
  if (ms < 90 * MINUTE) return `about ${Math.round(ms / MINUTE)} min`
  return `about ${Math.round(ms / HOUR)} h`
}
