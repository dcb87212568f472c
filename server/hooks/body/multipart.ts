import { type Field, MAX_FIELDS, nest, TOO_MANY_FIELDS } from './nested.ts'
import { type BodyReading, type UnreadBody, unread } from './reading.ts'

const NEWLINE = 10
const RETURN = 13
const HEADERS_END = /\r?\n\r?\n/
/** Headers of a part that are longer are not looked for. */
const MAX_HEADERS = 8_192
const NOT_AS_IT_IS = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im
const OTHER_CHARSET = /^content-type:.*;\s*charset\s*=\s*"?(?!utf-?8|us-ascii)[^\s;"]/im
const DISPOSITION = /^content-disposition:[^\r\n]*/im
const NAME = /;\s*name\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i
const FILE_NAME = /;\s*filename\*?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A body in `multipart/form-data` (RFC 7578). Its files are dropped. Its text is its fields as JSON: the line between
 * parts is another each time, and says nothing.
 */
export function readMultipart(body: Buffer, boundary: string): BodyReading {
  const parts = partsOf(body, `--${boundary}`)
  if (!Array.isArray(parts)) return parts
  const fields: Field[] = []
  for (const [index, part] of parts.entries()) {
    const field = fieldOf(part)
    if (typeof field === 'string') return unread(400, `Part ${index + 1} of the body ${field}.`, null)
    if (field) fields.push(field)
  }
  const nested = nest(fields)
  if (!nested.ok) return unread(413, nested.why, null)
  return { ok: true, form: 'multipart', tree: nested.tree, text: JSON.stringify(nested.tree) }
}

/** What stands between the lines that part a body, their line breaks not counted. */
function partsOf(body: Buffer, line: string): Buffer[] | UnreadBody {
  const parts: Buffer[] = []
  let from = lineIn(body, line, 0)
  if (!from) return unread(400, 'The body has no line with the boundary that its Content-Type names.', null)
  while (!from.last) {
    const to = lineIn(body, line, from.end)
    if (!to) return unread(400, 'The body was cut off: the line that ends its last part is missing.', null)
    parts.push(body.subarray(from.end, Math.max(from.end, to.start)))
    if (parts.length > MAX_FIELDS) return unread(413, TOO_MANY_FIELDS, null)
    from = to
  }
  return parts
}

/** The next line that parts: it begins behind a line break, and two hyphens more make it the last. */
function lineIn(body: Buffer, line: string, from: number) {
  for (let at = body.indexOf(line, from); at !== -1; at = body.indexOf(line, at + line.length)) {
    if (at > 0 && body[at - 1] !== NEWLINE) continue
    const behind = at + line.length
    const last = body.toString('latin1', behind, behind + 2) === '--'
    const end = body.indexOf(NEWLINE, behind)
    if (!last && (end === -1 || body.toString('latin1', behind, end).trim() !== '')) continue
    const start = at > 1 && body[at - 2] === RETURN ? at - 2 : at - 1
    return { start, end: end + 1, last }
  }
  return undefined
}

/** A field; nothing for a file; what is wrong, as the end of a sentence. */
function fieldOf(part: Buffer): Field | undefined | string {
  // A character a byte, so that places in it are places in the bytes.
  const head = part.toString('latin1', 0, MAX_HEADERS)
  const ended = HEADERS_END.exec(head)
  const headers = head.slice(0, ended?.index)
  const name = parameter(headers, NAME)
  if (!ended || name === undefined) return 'has no name'
  if (parameter(headers, FILE_NAME) !== undefined) return undefined
  if (NOT_AS_IT_IS.test(headers)) return 'is encoded; send it as it is'
  if (OTHER_CHARSET.test(headers)) return 'must be in UTF-8'
  try {
    const value = part.subarray(ended.index + ended[0].length)
    return [decoder.decode(Buffer.from(name, 'latin1')), decoder.decode(value)]
  } catch {
    return 'is not UTF-8'
  }
}

/** A parameter of `Content-Disposition`, with quotes escaped as browsers and as others do. */
function parameter(headers: string, assigned: RegExp): string | undefined {
  const [disposition = ''] = DISPOSITION.exec(headers) ?? []
  const found = assigned.exec(disposition)
  return (found?.[1] ?? found?.[2])?.replaceAll('\\"', '"').replaceAll('%22', '"')
}
