import type { ImportState } from '../../shared/imports.ts'
import { Problem } from '../http/problem.ts'
import { createRounds } from '../rounds.ts'
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
const AT_WORK: readonly ImportState[] = ['running', 'undoing']

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
  async function round(isOver: () => boolean): Promise<void> {
    const left = await storage.imports.claim(instance, now() - SILENT_MS, now())
    for (const kept of left) if (!isOver() && !isWorkedOn(kept.id)) goOn(kept)
    for (const id of await files.ids()) {
      const kept = await storage.imports.byId(id)
      if (kept) await tidy(kept)
      else if (await isLeftOver(id)) await Promise.all([files.remove(id), files.removeRefused(id)])
    }
  }

  async function tidy(kept: KeptImport): Promise<void> {
    const { id, state, createdAt, endedAt, hasFile, hasRefused } = kept
    if (AT_WORK.includes(state)) return
    if (!hasFile) await removeForgotten(kept)
    const waited = now() - (endedAt ?? createdAt)
    if (hasFile && waited > (endedAt === null ? WAITS_MS : RESTS_MS)) await removeFile(id)
    if (hasRefused && waited > WAITS_MS) {
      await files.removeRefused(id)
      const reasons = kept.reasons.map((reason) => ({ ...reason, detail: withoutCells(reason.detail) }))
      await storage.imports.note(id, { hasRefused: false, reasons })
    }
  }

  /** Another server was told to forget somebody who may stand in what lies here. */
  async function removeForgotten({ id, hasRefused }: KeptImport): Promise<void> {
    await files.remove(id)
    if (!hasRefused) await files.removeRefused(id)
  }

  async function removeFile(id: string): Promise<void> {
    await files.remove(id)
    await storage.imports.note(id, { hasFile: false, sample: [], header: [], check: null })
  }

  /** Of imports that have ended, the longest ago first. */
  async function restingFiles(): Promise<string[]> {
    const found = await Promise.all((await files.ids()).map((id) => storage.imports.byId(id)))
    return found
      .filter((kept) => kept !== null)
      .filter(({ hasFile, endedAt, state }) => hasFile && endedAt !== null && !AT_WORK.includes(state))
      .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
      .map(({ id }) => id)
  }

  /** An upload that is under way has no import yet. */
  async function isLeftOver(id: string): Promise<boolean> {
    return (await files.ageOf(id, now())) > DAY_MS
  }

  const { look, close } = createRounds({ round, everyMs: LOOK_EVERY_MS, onError })

  return {
    look,

    /** Sees to it that less than so many files lie here. @throws Problem 409 where all of them still wait */
    async makeRoom(most: number): Promise<void> {
      const surplus = (await files.count()) - most + 1
      if (surplus <= 0) return
      const resting = await restingFiles()
      if (resting.length < surplus) {
        throw new Problem(409, `${most} files wait already. Start or remove some of them first.`)
      }
      for (const id of resting.slice(0, surplus)) await removeFile(id)
    },

    close,
  }
}
