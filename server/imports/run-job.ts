import { makeRefusedFile, type RefusedFile } from '../import/refused.ts'
import { StorageUnavailable } from '../storage/errors.ts'
import type { Source } from '../storage/sources.ts'
import type { ImportFiles } from './files.ts'
import type { ImportDeps } from './imports.ts'
import { Stopped } from './jobs.ts'
import type { ImportBody, KeptImport, Reached } from './kept.ts'
import { openMapped } from './preview.ts'
import { runImport } from './run.ts'
import { makeTeller } from './teller.ts'
import { sentenceOf } from './told.ts'

export type WorkDeps = Pick<ImportDeps, 'storage' | 'judging' | 'instance' | 'now'> & { files: ImportFiles }

/** Its end, and a sentence where it failed. */
class Failed extends Error {}

/**
 * Imports a file to its end and keeps how far it is. Where it ends before, what was kept stays, and the import
 * says so.
 */
export async function runFile(
  kept: KeptImport,
  deps: WorkDeps,
  signal: AbortSignal,
  stop: (why: Stopped['why']) => void,
): Promise<void> {
  const { storage, instance, now } = deps
  const { id } = kept
  let newest: Reached | null = null
  const teller = makeTeller<Reached>(
    (body) => storage.imports.tell(id, { runner: instance, body, now: now() }),
    () => stop('lost'),
  )
  const tell = (reached: Reached) => {
    newest = reached
    teller.tell(reached)
  }
  const end = async (to: 'done' | 'failed', body: Partial<ImportBody>) => {
    const move = { from: ['running' as const], to, by: instance, runner: null, now: now() }
    const ended = await storage.imports.move(id, { ...move, body: { ...body, endedAt: now() } }, null)
    // Somebody cancelled it in its last moment: it says how far it came all the same.
    if (!ended) await storage.imports.note(id, body, instance)
  }
  try {
    const reached = await run(kept, deps, { signal, tell })
    await teller.done()
    await end('done', { ...reached, hasRefused: reached.refused > 0 })
  } catch (caught) {
    // Whatever was being waited for: a stop is the reason.
    const error = signal.aborted ? signal.reason : caught
    await teller.done()
    const told: Partial<ImportBody> = {
      ...(newest ?? {}),
      hasRefused: ((newest as Reached | null)?.refused ?? 0) > 0,
    }
    if (error instanceof Stopped) await storage.imports.note(id, told, instance)
    else await end('failed', { ...told, problem: await whyOf(error, kept, deps) })
    if (sentenceless(error)) throw error
  }
}

interface Signs {
  signal: AbortSignal
  tell: (reached: Reached) => void
}

async function run(kept: KeptImport, deps: WorkDeps, { signal, tell }: Signs): Promise<Reached> {
  const { storage, judging, files, now } = deps
  const { id, name, mapping } = kept
  const source = await livingSource(kept, deps)
  if (!(await files.has(id)) || !mapping)
    throw new Failed('The file is not on this server any more. Upload it again.')
  const path = await files.pathOf(id)
  const table = await openMapped(path, kept, mapping)
  const before = await storage.imports.entries(id)
  const refused: RefusedFile = await makeRefusedFile(path, table, await files.refusedPathOf(id))
  try {
    return await runImport({
      ...{ importId: id, name, table, mapping, source, before, refused, now, signal, tell },
      keep: judging.keep,
      alive: async () => void (await livingSource(kept, deps)),
    })
  } finally {
    await refused.close()
  }
}

async function livingSource({ source }: KeptImport, { storage }: WorkDeps): Promise<Source> {
  const found = await storage.sources.byId(source)
  if (!found) throw new Failed('Its source was deleted.')
  return found
}

async function whyOf(error: unknown, { id, name }: KeptImport, { files }: WorkDeps): Promise<string> {
  if (error instanceof Failed) return error.message
  if (error instanceof StorageUnavailable)
    return 'Nothing could be kept for a while. Start it again: each row counts once.'
  const sentence = sentenceOf(error, { path: await files.pathOf(id), name })
  return sentence ?? 'Something broke here; it has been logged. Start it again: each row counts once.'
}

/** What is no fault of the file has to be logged. */
function sentenceless(error: unknown): boolean {
  if (error instanceof Failed || error instanceof Stopped) return false
  return sentenceOf(error, { path: '', name: '' }) === null
}
