import * as v from 'valibot'
import { IMPORT_FORMATS, IMPORT_STATES } from '../../../shared/imports.ts'
import { MappedSchema } from '../../imports/mapping-schema.ts'
import { anything, listOf, maybe, number, perhaps, text, time, told, truth, whole } from './parts.ts'

const { mapping } = MappedSchema.entries

const column = v.object({ key: text, title: text, values: v.array(text), more: truth })
const row = { number: whole, cells: v.array(text) }
const reasons = v.array(v.object({ detail: text, rows: whole, firstRow: whole }))
const writing = v.object({
  encoding: perhaps(text),
  delimiter: perhaps(text),
  header: truth,
  sheet: perhaps(text),
})

export const Import = v.object({
  id: text,
  source: text,
  name: text,
  format: v.picklist(IMPORT_FORMATS),
  bytes: whole,
  state: v.picklist(IMPORT_STATES),
  problem: told(maybe(text), 'Why it failed.'),
  header: v.array(column),
  sample: v.array(v.object(row)),
  sheets: v.array(text),
  writing,
  guess: told(mapping, 'What the first rows look like. It can be sent as it is.'),
  doubts: told(v.array(text), 'What the file alone does not tell.'),
  mapping: told(maybe(mapping), 'What it was started with.'),
  check: told(
    maybe(
      v.object({
        state: v.picklist(['running', 'done', 'failed']),
        progress: number,
        rows: whole,
        fit: whole,
        refused: whole,
        reasons,
        problem: perhaps(text),
      }),
    ),
    'A dry run over the whole file.',
  ),
  progress: told(number, 'Of the run, or of undoing it: 0 to 1.'),
  rows: whole,
  kept: whole,
  repeated: told(whole, 'Rows that were there already; they count once.'),
  refused: whole,
  removed: told(whole, 'How many of those that were kept have been taken away again.'),
  reasons,
  hasFile: truth,
  hasRefused: truth,
  createdAt: time,
  startedAt: maybe(time),
  endedAt: maybe(time),
})
export const Imports = listOf(Import)

export const ImportPreview = v.object({
  header: v.array(column),
  rows: v.array(v.object({ ...row, entry: perhaps(anything), problem: perhaps(text) })),
  guess: told(mapping, 'What the file looks like as it is written now. It can be sent as it is.'),
  doubts: told(v.array(text), 'What the file alone does not tell.'),
})
