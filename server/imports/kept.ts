import type {
  Import,
  ImportCheck,
  ImportColumn,
  ImportFormat,
  ImportMapping,
  ImportReason,
  ImportSampleRow,
  ImportState,
} from '../../shared/imports.ts'

/** What the start of a file tells of it. */
export interface FileLook {
  header: ImportColumn[]
  sample: ImportSampleRow[]
  sheets: string[]
  writing: Import['writing']
  guess: ImportMapping
  doubts: string[]
}

/** How far a run is. */
export interface Reached {
  /** 0 to 1. */
  progress: number
  rows: number
  kept: number
  repeated: number
  refused: number
  reasons: ImportReason[]
}

export const NOWHERE: Readonly<Reached> = {
  ...{ progress: 0, rows: 0, kept: 0, repeated: 0, refused: 0, reasons: [] },
}

/** An import as it is kept; times are epoch milliseconds. */
export interface ImportBody extends FileLook, Reached {
  name: string
  format: ImportFormat
  bytes: number
  problem: string | null
  mapping: ImportMapping | null
  check: (ImportCheck & { at: number }) | null
  removed: number
  hasFile: boolean
  hasRefused: boolean
  createdAt: number
  startedAt: number | null
  endedAt: number | null
}

export interface KeptImport extends ImportBody {
  id: string
  source: string
  state: ImportState
}
