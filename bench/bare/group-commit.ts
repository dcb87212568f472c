import type { Response } from 'express'

/** Keeps all of these durably in one commit. */
export type Commit = (bodies: Buffer[]) => Promise<void>

/**
 * The least that a durable route can do: what arrived while the last commit ran shares the next one, and is
 * answered after it.
 */
export function groupCommit(commit: Commit, onKept: (entries: number) => void) {
  let waiting: { body: Buffer; response: Response }[] = []
  let running = false

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await commit(group.map(({ body }) => body))
      for (const { response } of group) response.status(201).end()
      onKept(group.length)
      // Lets in what the sockets have meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
    }
    running = false
  }

  return (body: Buffer, response: Response): void => {
    waiting.push({ body, response })
    if (running) return
    running = true
    setImmediate(run)
  }
}
