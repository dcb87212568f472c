import type { Row, Table, Writing } from './table.ts'
import { encodingOf, readStart, readText, startText } from './text.ts'
import { Unusable } from './unusable.ts'

/** No entry is longer: the server takes at most 1 MB. */
const LONGEST_LINE = 4_000_000

export async function openNdjson(path: string, options: Pick<Writing, 'encoding'>): Promise<Table> {
  const start = await readStart(path)
  const encoding = options.encoding ?? encodingOf(start)
  if (/^\s*\[/.test(startText(start, encoding))) {
    throw new Unusable(`${path} is one JSON array; NDJSON is one JSON object a line`)
  }
  return {
    format: 'ndjson',
    header: [],
    width: 0,
    rows: (tell) => readRows(path, readText(path, encoding, tell)),
    column: (name) => cellAt(name.startsWith('/') ? name.slice(1).split('/').map(unescapePointer) : [name]),
    namesake: (field) => cellAt(field.split('.')),
  }
}

async function* readRows(path: string, text: AsyncIterable<string>): AsyncGenerator<Row> {
  let number = 0
  for await (const line of linesOf(path, text)) {
    number += 1
    if (line.trim() !== '') yield rowOf(number, line)
  }
}

async function* linesOf(path: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LONGEST_LINE) throw new Unusable(`${path} has a line longer than any entry may be`)
  }
  yield rest
}

function rowOf(number: number, line: string): Row {
  try {
    const original: unknown = JSON.parse(line)
    const isObject = typeof original === 'object' && original !== null && !Array.isArray(original)
    return isObject ? { number, original } : { number, original, problem: 'is not a JSON object' }
  } catch {
    return { number, original: line, problem: 'is not JSON' }
  }
}

/** RFC 6901. */
function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function cellAt(path: readonly string[]) {
  return ({ original }: Row) => path.reduce(stepInto, original)
}

function stepInto(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Record<string, unknown>)[step]
}
