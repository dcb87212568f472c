/** Not in every engine, and on no page that came over plain http. */
interface WakeLocks {
  request(type: 'screen'): Promise<unknown>
}

/**
 * Asks the device not to go dark while this page is before somebody. A browser gives the lock back whenever the
 * page is covered, so it is asked for again. Where there is none, only the device's own settings help: the
 * pairing page says so.
 */
export function keepAwake(page: Window): void {
  const { document, navigator } = page
  const locks: WakeLocks | undefined = (navigator as Navigator & { wakeLock?: WakeLocks }).wakeLock
  if (!locks) return
  const ask = () => {
    if (!document.hidden) locks.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', ask)
  ask()
}
