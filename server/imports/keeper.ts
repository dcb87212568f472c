import type { Storage } from '../storage/storage.ts'
import type { ImportFiles } from './files.ts'
import type { KeptImport } from './kept.ts'
import { withoutCells } from './reasons.ts'

const LOOK_EVERY_MS = 15_000
/** A server that has said nothing for so long has gone. */
const SILENT_MS = 30_000
const DAY_MS = 24 * 60 * 60_000
/** A file that nobody starts, and refused rows. */
const WAITS_MS = 7 * DAY_MS
/** A file whose import has ended: so long it can be started again. */
const RESTS_MS = DAY_MS

interface KeeperDeps {
  storage: Pick<Storage, 'imports'>
  files: ImportFiles
  instance: string
  goOn: (kept: KeptImport) => void
  isWorkedOn: (id: string) => boolean
  now: () => number
  onError: (error: unknown) => void
}

/** Goes on with what was interrupted, and takes away files whose time has come: customers' words are in them. */
export function createImportKeeper({ storage, files, instance, goOn, isWorkedOn, now, onError }: KeeperDeps) {
  let looking: Promise<void> | undefined
  let closed = false

  async function round(): Promise<void> {
    const left = await storage.imports.claim(instance, now() - SILENT_MS, now())
    for (const kept of left) if (!closed && !isWorkedOn(kept.id)) goOn(kept)
    for (const id of await files.ids()) {
      const kept = await storage.imports.byId(id)
      if (kept) await tidy(kept)
      else if (await isLeftOver(id)) await Promise.all([files.remove(id), files.removeRefused(id)])
    }
  }

  async function tidy(kept: KeptImport): Promise<void> {
    const { id, state, createdAt, endedAt, hasFile, hasRefused } = kept
    if (state === 'running' || state === 'undoing') return
    const waited = now() - (endedAt ?? createdAt)
    if (hasFile && waited > (endedAt === null ? WAITS_MS : RESTS_MS)) {
      await files.remove(id)
      await storage.imports.note(id, { hasFile: false, sample: [], header: [], check: null })
    }
    if (hasRefused && waited > WAITS_MS) {
      await files.removeRefused(id)
      const reasons = kept.reasons.map((reason) => ({ ...reason, detail: withoutCells(reason.detail) }))
      await storage.imports.note(id, { hasRefused: false, reasons })
    }
  }

  /** An upload that is under way has no import yet. */
  async function isLeftOver(id: string): Promise<boolean> {
    return (await files.ageOf(id, now())) > DAY_MS
  }

  function look(): void {
    looking ??= round()
      .catch((error) => closed || onError(error))
      .then(() => {
        looking = undefined
      })
  }

  const timer = setInterval(look, LOOK_EVERY_MS).unref()

  return {
    look,
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      await looking
    },
  }
}
