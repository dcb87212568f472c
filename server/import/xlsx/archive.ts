import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Unusable } from '../unusable.ts'

const MB = 1024 * 1024
/** More is no workbook that a spreadsheet could open. */
const UNFOLDED_BYTES = 4096 * MB
/** A part that is small unfolded harms nobody, however much smaller it was. */
const HARMLESS_BYTES = 64 * MB
/** Sheets that say the same in each row reach forty. */
const FOLDS = 200
const PARTS = 10_000

/** The parts of a workbook's file. */
export interface Archive {
  /** Null where there is no such part. */
  part(name: string): { bytes: number; open: () => Promise<Readable> } | null
  close(): void
}

/**
 * Opens a zip file by its list of contents; parts are only read as far as they are asked for, and none
 * becomes larger than the list says.
 * @throws Unusable where it is none, or unfolds to more than it may
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const entries = await entriesOf(zip, path)
    return {
      part(name) {
        const entry = entries.get(name.toLowerCase())
        if (!entry) return null
        harmless(entry, path)
        return { bytes: entry.uncompressedSize, open: () => openEntry(zip, entry, path) }
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false })
  } catch {
    throw damaged(path)
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > PARTS) throw new Unusable(`${path} has more than ${PARTS} parts and is no workbook`)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch {
    throw damaged(path)
  }
  return entries
}

/** Encrypted parts and unknown ways of folding are told here. */
async function openEntry(zip: ZipFile, entry: Entry, path: string): Promise<Readable> {
  return zip.openReadStreamPromise(entry).catch(() => {
    throw damaged(path)
  })
}

function harmless({ compressedSize, uncompressedSize }: Entry, path: string): void {
  const folds = uncompressedSize / Math.max(1, compressedSize)
  if (uncompressedSize > UNFOLDED_BYTES) {
    throw new Unusable(`${path} unfolds to more than ${UNFOLDED_BYTES / MB} MB`)
  }
  if (uncompressedSize > HARMLESS_BYTES && folds > FOLDS) {
    const grows = `it would grow from ${mb(compressedSize)} to ${mb(uncompressedSize)} MB`
    throw new Unusable(`${path} unfolds more than ${FOLDS}-fold, as no workbook does: ${grows}`)
  }
}

function mb(bytes: number): string {
  return (bytes / MB).toFixed(1)
}

export function damaged(path: string): Unusable {
  return new Unusable(`${path} is a damaged workbook. Open it in a spreadsheet and save it again`)
}
