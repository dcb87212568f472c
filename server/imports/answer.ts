import type { Import } from '../../shared/imports.ts'
import type { KeptImport } from './kept.ts'

/** A dry run that has told nothing for so long was interrupted. */
const SILENT_MS = 30_000

/** An import as the API answers it; of many, without what their files start with. */
export function toImport(kept: KeptImport, now: number): Import {
  const { createdAt, startedAt, endedAt, check, ...same } = kept
  return {
    ...same,
    check: checkOf(check, now),
    createdAt: isoOf(createdAt) as string,
    startedAt: isoOf(startedAt),
    endedAt: isoOf(endedAt),
  }
}

export function toListed(kept: KeptImport, now: number): Import {
  return { ...toImport(kept, now), header: [], sample: [] }
}

function checkOf(check: KeptImport['check'], now: number): Import['check'] {
  if (!check) return null
  const { at, ...told } = check
  if (told.state !== 'running' || now - at < SILENT_MS) return told
  return { ...told, state: 'failed', problem: 'The dry run was interrupted. Look at the preview again.' }
}

function isoOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
