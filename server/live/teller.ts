interface TellerDeps<T> {
  /** Milliseconds between two messages, at least. */
  every: number
  /** Whether anybody would hear it. */
  wanted: () => boolean
  read: () => Promise<T>
  tell: (value: T) => void
  onError: (error: unknown) => void
}

export type Teller = ReturnType<typeof createTeller>

/** Tells a whole state again whenever it has changed, never twice the same and never too often. */
export function createTeller<T>({ every, wanted, read, tell, onError }: TellerDeps<T>) {
  let told = ''
  let next = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function look(): Promise<void> {
    timer = undefined
    next = performance.now() + every
    if (!wanted()) return
    const value = await read()
    const text = JSON.stringify(value)
    if (closed || text === told) return
    told = text
    tell(value)
  }

  function failed(error: unknown): void {
    if (!closed) onError(error)
  }

  return {
    /** Looks whether there is something to tell: at once, unless the last time was just now. */
    soon(): void {
      if (closed) return
      timer ??= setTimeout(() => look().catch(failed), Math.max(0, next - performance.now())).unref()
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
