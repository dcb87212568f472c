import { onCleanup } from 'solid-js'

/** Looks again and again while somebody can see the page, and at once when they come back to it. */
export function createWatching(look: () => void, everyMs: number): void {
  const lookIfSeen = () => {
    if (!document.hidden) look()
  }
  const timer = setInterval(lookIfSeen, everyMs)
  document.addEventListener('visibilitychange', lookIfSeen)
  onCleanup(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', lookIfSeen)
  })
}
