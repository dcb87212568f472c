import { setTimeout as pause } from 'node:timers/promises'
import type { Storage } from '../../storage/storage.ts'

const DAY_MS = 24 * 60 * 60_000
/** Between two commits, so that what customers send meanwhile does not wait. */
const BREATH_MS = 20

interface MaskFindingDeps {
  storage: Pick<Storage, 'masks' | 'maskRules'>
  now: () => number
  onError: (error: unknown) => void
}

export type MaskFinding = ReturnType<typeof createMaskFinding>

/**
 * Finds personal data again in all entries when the rules have changed, the newest first, a few at a time. Walls
 * do not wait for it: they look with the new rules themselves until these have been kept. A start goes on with
 * what a stop has interrupted.
 */
export function createMaskFinding({ storage, now, onError }: MaskFindingDeps) {
  let closed = false
  let asked = false
  let running: Promise<void> | null = null

  function begin(): void {
    asked = true
    running ??= run()
      .catch((error) => closed || onError(error))
      .finally(() => {
        running = null
      }) as Promise<void>
  }

  async function run(): Promise<void> {
    while (asked && !closed) {
      asked = false
      const { version } = storage.maskRules.current()
      if (!(await storage.masks.isFound(version))) await findAll(version)
    }
  }

  async function findAll(version: string): Promise<void> {
    await storage.masks.findInChosen(now() - DAY_MS)
    let before: string | null = null
    do {
      before = await storage.masks.findBefore(before)
      if (before !== null) await pause(BREATH_MS, undefined, { ref: false })
      if (asked || closed) return
    } while (before !== null)
    // Others may have taken entries in by the old rules until they heard of these.
    await storage.masks.findBefore(null)
    await storage.masks.found(version)
  }

  return {
    begin,
    /** Settles when nothing is left to look through. */
    idle: async (): Promise<void> => {
      while (running) await running
    },
    async close(): Promise<void> {
      closed = true
      await running
    },
  }
}
