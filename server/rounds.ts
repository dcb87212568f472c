/**
 * Does something now and then, never twice at a time. `round` looks at `isOver` between its steps, so that a
 * server that closes waits for no more than one of them.
 */
export function createRounds({
  round,
  everyMs,
  onError,
}: {
  round: (isOver: () => boolean) => Promise<void>
  everyMs: number
  onError: (error: unknown) => void
}) {
  let running: Promise<void> | undefined
  let closed = false
  const timer = setInterval(look, everyMs).unref()

  /** Settles when the round that runs, or begins now, is done. */
  function look(): Promise<void> {
    running ??= round(() => closed)
      .catch((error) => closed || onError(error))
      .then(() => {
        running = undefined
      })
    return running
  }

  return {
    look,
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
