import { setImmediate as turn } from 'node:timers/promises'
import type { Stopped } from './jobs.ts'
import type { KeptImport } from './kept.ts'
import type { WorkDeps } from './run-job.ts'
import { makeTeller } from './teller.ts'

/** Whoever posts meanwhile waits for at most one such commit. */
const AT_ONCE = 500

/** Takes away all that an import has made, some in each commit, and keeps how far it is. */
export async function undoEntries(
  { id, removed: before }: KeptImport,
  { storage, instance, now }: WorkDeps,
  signal: AbortSignal,
  stop: (why: Stopped['why']) => void,
): Promise<void> {
  const left = await storage.imports.entries(id)
  let removed = before
  const told = () => ({ removed, progress: left === 0 ? 1 : Math.min(1, (removed - before) / left) })
  const teller = makeTeller<ReturnType<typeof told>>(
    (body) => storage.imports.tell(id, { runner: instance, body, now: now() }),
    () => stop('lost'),
  )
  try {
    for (let some = AT_ONCE; some === AT_ONCE; ) {
      signal.throwIfAborted()
      some = await storage.imports.undoSome(id, AT_ONCE, now())
      removed += some
      teller.tell(told())
      await turn()
    }
  } finally {
    await teller.done()
    await storage.imports.tell(id, { runner: instance, body: told(), now: now() })
  }
  const end = { from: ['undoing' as const], to: 'undone' as const, by: instance, runner: null, now: now() }
  await storage.imports.move(id, { ...end, body: { removed, progress: 1, endedAt: now() } }, null)
}
