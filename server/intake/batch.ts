import { mediaType, parseJson } from '../http/body.ts'
import { Problem } from '../http/problem.ts'

export const BATCH_ENTRIES = 1_000
export const BATCH_BYTES = 10 * 1_048_576

const NDJSON = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
])

/** One item of a batch: what its JSON holds, or why it holds none. */
export type BatchItem = { value: unknown } | { problem: Problem }

/**
 * The items of a batch, from a JSON array or from NDJSON by its content type.
 * @throws Problem 400 when it is no JSON, 413 for too many, 415 for another type, 422 when it is no list
 */
export function readBatch(text: string, contentType: string | undefined): BatchItem[] {
  const type = mediaType(contentType)
  const items = NDJSON.has(type) ? readLines(text) : readArray(text)
  if (items.length > BATCH_ENTRIES) {
    throw new Problem(413, `A batch has at most ${BATCH_ENTRIES} entries; this one has ${items.length}.`)
  }
  return items
}

export function isBatchType(contentType: string | undefined): boolean {
  const type = mediaType(contentType)
  return NDJSON.has(type) || /^application\/(?:[\w.+-]+\+)?json$/.test(type)
}

function readArray(text: string): BatchItem[] {
  const value = parseJson(text)
  if (!Array.isArray(value)) {
    throw new Problem(
      422,
      'A batch is a JSON array of entries, or NDJSON with Content-Type application/x-ndjson.',
    )
  }
  return value.map((item) => ({ value: item }))
}

function readLines(text: string): BatchItem[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    try {
      return { value: parseJson(line) }
    } catch (error) {
      if (error instanceof Problem) return { problem: new Problem(400, 'This line is not JSON.') }
      throw error
    }
  })
}
