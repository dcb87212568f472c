import * as v from 'valibot'
import { ListQuery } from '../../http/list.ts'
import { MappedSchema } from '../../imports/mapping-schema.ts'
import { UploadQuery } from '../../imports/routes.ts'
import { Import, ImportPreview, Imports } from '../answers/imports.ts'
import type { Chapter } from '../operation.ts'

const EXAMPLE = {
  mapping: {
    columns: { score: 'Score', comment: 'Why?', occurredAt: 'Date' },
    metric: 'nps',
    zone: 'Europe/Berlin',
  },
}

export const imports: Chapter = {
  name: 'Imports',
  about:
    'History from a file: CSV, NDJSON or XLSX, up to 1 GB. Upload it, say what its columns mean, look at a preview, start it. Rows that were there already count once, and an import can be undone as a whole.',
  operations: {
    'POST /imports': {
      summary: 'Upload a file',
      query: UploadQuery,
      body: {
        types: ['application/octet-stream', 'text/csv', 'application/x-ndjson'],
        is: 'The file’s bytes.',
      },
      answers: { 201: Import },
    },
    'GET /imports': { summary: 'List imports', query: v.strictObject(ListQuery), answers: { 200: Imports } },
    'GET /imports/:id': { summary: 'Where it stands', answers: { 200: Import } },
    'POST /imports/:id/preview': {
      summary: 'See what would be kept',
      about:
        'The first rows as they would be, or why not; and it begins a dry run over the whole file, told by `check`, unless no column or value is said for the score or the comment.',
      body: { schema: MappedSchema, example: EXAMPLE },
      answers: { 200: ImportPreview },
    },
    'POST /imports/:id/start': {
      summary: 'Start it',
      body: { schema: MappedSchema, example: EXAMPLE },
      answers: { 202: Import },
    },
    'POST /imports/:id/cancel': {
      summary: 'Stop it',
      about: 'What was kept stays until it is undone.',
      answers: { 200: Import },
    },
    'GET /imports/:id/refused': {
      summary: 'The refused rows as a file',
      answers: { 200: { types: ['text/csv', 'application/x-ndjson'], is: 'Each row with the reason.' } },
    },
    'POST /imports/:id/undo': {
      summary: 'Undo it',
      about: 'Exactly what it created goes; what was there before stays.',
      answers: { 202: Import },
    },
    'DELETE /imports/:id': {
      summary: 'Forget it',
      about: 'Its entries stay, and it cannot be undone any more.',
      answers: { 204: null },
    },
  },
}
