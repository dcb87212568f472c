import type { Metric, Scale } from './metric.ts'

/** Where it stands with an import of a file. */
export const IMPORT_STATES = [
  /** The file is here; nothing of it is kept yet. */
  'uploaded',
  'running',
  'done',
  /** Somebody has stopped it; what was kept until then stays until it is undone. */
  'cancelled',
  /** It could not go on; `problem` says why. What was kept until then stays until it is undone. */
  'failed',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const IMPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** The fields that a column or a value for all rows can fill, by their names in the API. */
export const IMPORT_FIELDS = [
  ...(['score', 'comment', 'occurredAt', 'externalId', 'metric'] as const),
  ...(['author.name', 'author.email', 'author.id', 'author.company', 'author.segment'] as const),
  ...(['author.value', 'location', 'touchpoint', 'channel', 'tags', 'language', 'link'] as const),
  ...(['consent.show', 'consent.name', 'test'] as const),
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/**
 * A column of the file. `key` is what a mapping names it by: the title, the number of the column where that
 * does not tell it apart, or the JSON pointer of NDJSON.
 */
export interface ImportColumn {
  key: string
  title: string
  /** Different values among the first rows, at most 50, each cut at 100 characters. */
  values: string[]
  /** Whether there were more different ones. */
  more: boolean
}

/** The first rows as they are; `cells` in the order of the columns, each cut at 200 characters. */
export interface ImportSampleRow {
  /** As a spreadsheet or an editor counts: the header is row 1. */
  number: number
  cells: string[]
}

/** How the file is written; what is absent is told by the file itself. */
export interface ImportWriting {
  encoding?: string
  delimiter?: string
  /** False: the first row is an entry already, and columns go by their numbers. */
  header?: boolean
  /** The name of a sheet of an XLSX; else the first one. */
  sheet?: string
}

/** On which rows another scale holds. Of several that fit, the first one counts. */
export type ImportScaleRule =
  | { when: { column: string; is: string }; scale: Scale }
  /** From this day on, as `2015-06-09`; of several, the latest day that has come. */
  | { when: { from: string }; scale: Scale }

/** What the person said about the file; the command's flags say the same. */
export interface ImportMapping {
  /** Field → key of a column. */
  columns: Partial<Record<ImportField, string>>
  /** Field → the same value for each row; wins over a column. */
  set?: Partial<Record<ImportField, string>>
  /** Field → what a cell says → what it means; an empty meaning is nothing. */
  values?: Partial<Record<ImportField, Record<string, string>>>
  /** Of rows that name none; else the source's. */
  metric?: Metric
  /** Of the scores, where no rule says otherwise; else the source's, else the metric's own. */
  scale?: Scale
  scales?: ImportScaleRule[]
  /** In Luxon's words (`M/d/yyyy H:mm:ss`), where dates are not ISO 8601 nor seconds since 1970. */
  dateFormat?: string
  /** Of times that name none; else the source's. */
  zone?: string
  /** Between tags in one cell; else a comma, a semicolon or a bar. */
  tagSeparator?: string
  writing?: ImportWriting
}

export interface ImportReason {
  /** A sentence. */
  detail: string
  rows: number
  /** The first row that it is about. */
  firstRow: number
}

/** A dry run over the whole file. */
export interface ImportCheck {
  state: 'running' | 'done' | 'failed'
  /** 0 to 1. */
  progress: number
  rows: number
  /** Valid; of these some may be there already. */
  fit: number
  refused: number
  /** The most frequent first, at most 20. */
  reasons: ImportReason[]
  /** Why it failed. */
  problem?: string
}

/** Times are ISO texts. */
export interface Import {
  id: string
  source: string
  /** The file's name: rows without an id of their own are known again by it. */
  name: string
  format: ImportFormat
  bytes: number
  state: ImportState
  /** Why it failed, as a sentence; else null. */
  problem: string | null
  /** What the file's start tells; empty once the file is gone. */
  header: ImportColumn[]
  sample: ImportSampleRow[]
  /** Of an XLSX; empty for others. */
  sheets: string[]
  /** How the file is written, as far as it was guessed. */
  writing: Required<Pick<ImportWriting, 'header'>> & ImportWriting
  guess: ImportMapping
  /** What nobody can tell from the file alone, as sentences. */
  doubts: string[]
  /** The mapping that it was started with. */
  mapping: ImportMapping | null
  check: ImportCheck | null
  /** Of the run, or of undoing it: 0 to 1. */
  progress: number
  /** How many rows were looked at so far, kept, known already (they count once), and refused. */
  rows: number
  kept: number
  repeated: number
  refused: number
  /** How many of those that were kept have been taken away again. */
  removed: number
  /** The most frequent reasons of refusals, at most 20. */
  reasons: ImportReason[]
  /** Whether the file is still here, so that it can be started (again). */
  hasFile: boolean
  /** Whether there is a file of refused rows to fetch. */
  hasRefused: boolean
  createdAt: string
  startedAt: string | null
  endedAt: string | null
}

/** A row as it would be kept, or why it would not. */
export type ImportPreviewRow = { number: number; cells: string[] } & (
  | { entry: Record<string, unknown> }
  | { problem: string }
)

export interface ImportPreview {
  /** As the mapping's `writing` makes them. */
  header: ImportColumn[]
  /** The first 20. */
  rows: ImportPreviewRow[]
  /** What the file would be taken for as it is written now, whatever the mapping says. */
  guess: ImportMapping
  /** What nobody can tell from it, as sentences. */
  doubts: string[]
}
