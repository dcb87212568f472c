import type { ImportMapping, ImportState } from '../../shared/imports.ts'
import { Problem } from '../http/problem.ts'
import type { Table } from '../import/table.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { AuditLine } from '../storage/audit.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { checkFile } from './check-job.ts'
import { createImportFiles } from './files.ts'
import { createJobs } from './jobs.ts'
import { createImportKeeper } from './keeper.ts'
import { type KeptImport, NOWHERE } from './kept.ts'
import { runFile } from './run-job.ts'
import { undoEntries } from './undo-job.ts'

export interface ImportDeps {
  storage: Pick<Storage, 'imports' | 'sources'>
  /** Keeps what is brought, and lets the rules have their say. */
  judging: Pick<Storage, 'keep'>
  audit: AuditMaker
  /** Names this server among those on the same database. */
  instance: string
  /** The data folder. */
  folder: string
  now: () => number
  onError: (error: unknown) => void
}

/** From where an import can be started. */
export const STARTABLE: readonly ImportState[] = ['uploaded', 'cancelled', 'failed', 'undone']
const UNDOABLE: readonly ImportState[] = ['done', 'cancelled', 'failed']

export type Imports = ReturnType<typeof createImports>

/** Files that are imported: who works on what, and what may follow what. */
export function createImports(deps: ImportDeps) {
  const { storage, audit, instance, now, onError } = deps
  const files = createImportFiles(deps.folder)
  const jobs = createJobs({ onError })
  const working = { ...deps, files }
  const run = (kept: KeptImport) => jobs.begin(kept.id, 'run', (...signs) => runFile(kept, working, ...signs))
  const undo = (kept: KeptImport) =>
    jobs.begin(kept.id, 'undo', (...signs) => undoEntries(kept, working, ...signs))
  const keeper = createImportKeeper({
    ...{ storage, files, instance, now, onError },
    goOn: (kept) => (kept.state === 'running' ? run(kept) : undo(kept)),
    isWorkedOn: (id) => jobs.kindOf(id) !== null,
  })

  return {
    files,
    start: keeper.look,
    makeRoom: keeper.makeRoom,

    /** Begins the dry run over the whole file, in the place of the one before. */
    async check(
      kept: KeptImport,
      mapping: ImportMapping,
      { table, source }: { table: Table; source: Source },
    ): Promise<void> {
      await jobs.stop(kept.id, 'lost')
      if (jobs.kindOf(kept.id) !== null) return
      const what = { mapping, table, source }
      jobs.begin(kept.id, 'check', (signal) => checkFile(kept, what, working, signal))
    },

    /** There is nothing to try yet: what was found before is about another mapping. */
    async dropCheck(id: string): Promise<void> {
      if (jobs.kindOf(id) === 'check') await jobs.stop(id, 'lost')
      await storage.imports.note(id, { check: null })
    },

    /** @throws Problem 409 where it cannot be started */
    async begin(kept: KeptImport, mapping: ImportMapping, actor: string): Promise<KeptImport> {
      if (jobs.runs())
        throw new Problem(409, 'Another file is being imported. Start this one when it is done.')
      await jobs.stop(kept.id, 'lost')
      const started = await storage.imports.move(
        kept.id,
        {
          from: STARTABLE,
          to: 'running',
          body: {
            ...NOWHERE,
            mapping,
            check: null,
            problem: null,
            removed: 0,
            hasRefused: false,
            startedAt: now(),
            endedAt: null,
          },
          runner: instance,
          now: now(),
        },
        audit(actor, 'import.started', kept.id, null, { source: kept.source }),
      )
      if (!started) throw new Problem(409, 'This import cannot be started now.')
      run(started)
      return started
    },

    /** What was kept until now stays. @throws Problem 409 where it does not run */
    async cancel(kept: KeptImport, actor: string): Promise<KeptImport> {
      // What is on its way is kept first: an import that says that it was stopped also says how far it came.
      if (jobs.kindOf(kept.id) === 'run') await jobs.stop(kept.id, 'cancelled')
      const cancelled = await storage.imports.move(
        kept.id,
        { from: ['running'], to: 'cancelled', body: { endedAt: now() }, runner: null, now: now() },
        audit(actor, 'import.cancelled', kept.id),
      )
      if (!cancelled) throw new Problem(409, 'This import does not run.')
      return cancelled
    },

    /** Takes away what it has made. @throws Problem 409 where there is nothing to take away */
    async undo(kept: KeptImport, actor: string): Promise<KeptImport> {
      const undoing = await storage.imports.move(
        kept.id,
        {
          from: UNDOABLE,
          to: 'undoing',
          body: { progress: 0, removed: 0, problem: null },
          runner: instance,
          now: now(),
        },
        audit(actor, 'import.undone', kept.id, null, { source: kept.source }),
      )
      if (!undoing) throw new Problem(409, 'There is nothing to undo in this import now.')
      undo(undoing)
      return undoing
    },

    /** Forgets it and its files; its entries stay. @throws Problem 409 while it is worked on */
    async remove(kept: KeptImport, actor: string): Promise<void> {
      const states: ImportState[] = [...STARTABLE, 'done']
      const line = audit(actor, 'import.deleted', kept.id, { state: kept.state, kept: kept.kept })
      if (!(await storage.imports.remove(kept.id, states, line))) {
        throw new Problem(409, 'This import is being worked on. Wait for its end, or cancel it.')
      }
      await jobs.stop(kept.id, 'lost')
      await Promise.all([files.remove(kept.id), files.removeRefused(kept.id)])
    },

    /**
     * Takes away the files of imports that are over, since somebody who is to be forgotten may stand in them.
     * Those on other servers go when these look next.
     */
    async forgetFiles(line: AuditLine): Promise<void> {
      for (const id of await storage.imports.forgetFiles(line)) {
        if (jobs.kindOf(id) === 'check') await this.dropCheck(id)
        await Promise.all([files.remove(id), files.removeRefused(id)])
      }
    },

    async close(): Promise<void> {
      await keeper.close()
      await jobs.close()
      await storage.imports.release(instance).catch(onError)
    },
  }
}
