import { mediaType } from '../../http/body.ts'
import type { Incoming } from '../incoming.ts'
import { textOf } from './bytes.ts'
import { binaryEvent, isBinaryEvent, withData } from './cloud-event.ts'
import { readForm, unescaped } from './form.ts'
import { readJson } from './json.ts'
import { readMultipart } from './multipart.ts'
import { type BodyReading, unread } from './reading.ts'

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'
const JSON_TYPE = /^(?:application|text)\/(?:[\w.+-]+\+)?json$/
const LOOKS_LIKE_JSON = /^\s*[{[]/
const LOOKS_LIKE_FORM = /^[^\s=&<>{}"]+=[^\s<>"]*$/
const LOOKS_LIKE_MARKUP = /^\s*</
const LOOKS_LIKE_MULTIPART = /^--([^\r\n]{1,200})\r?\nContent-Disposition: *form-data/i
/** A percent-encoded brace or bracket: a whole JSON that somebody has sent as the one name of a form. */
const ENCODED_JSON = /^(?:%7B|%5B)[^=&]*=?$/i

/** Of a delivery, what its body is read from. */
export type Sent = Pick<Incoming, 'headers' | 'body'>

/**
 * What a delivery's bytes say. What the body looks like decides, since labels lie both ways; the label decides where
 * looks do not tell. An event in CloudEvents' binary mode is read as if it had come in structured mode.
 */
export function readBody({ headers, body }: Sent): BodyReading {
  if (!isBinaryEvent(headers)) return readPlain({ headers, body })
  if (body.length === 0) return { ok: true, form: 'json', tree: binaryEvent(headers, undefined), text: '' }
  const data = readPlain({ headers, body })
  if (data.ok) return { ...data, tree: binaryEvent(headers, data.tree) }
  if (data.text === null || mediaType(headers['content-type']) !== 'text/plain') return data
  return { ok: true, form: 'json', tree: binaryEvent(headers, data.text), text: data.text }
}

/** The bytes of a body that are kept: those of multipart lose their files, and are read as the same tree. */
export function withoutFiles({ headers, body }: Sent): Buffer {
  const boundary = boundaryOf(headers['content-type'] ?? '', body)
  const read = boundary === undefined ? undefined : readMultipart(body, boundary)
  return read?.ok ? Buffer.from(read.text) : body
}

function readPlain({ headers, body }: Sent): BodyReading {
  const contentType = headers['content-type'] ?? ''
  const boundary = boundaryOf(contentType, body)
  if (boundary !== undefined) return readMultipart(body, boundary)
  const decoded = textOf(body, contentType)
  return decoded.ok ? readText(decoded.text, mediaType(contentType)) : decoded
}

function readText(text: string, type: string): BodyReading {
  if (text.trim() === '') return unread(400, 'The body is empty.', text)
  if (LOOKS_LIKE_JSON.test(text)) return readAsJson(text, type)
  if (LOOKS_LIKE_MARKUP.test(text)) {
    return unread(415, 'The body is HTML or XML. Send JSON, or a form (name=value&…).', text)
  }
  if (type === FORM || LOOKS_LIKE_FORM.test(text)) return readEncodedJson(text) ?? readForm(text)
  if (JSON_TYPE.test(type)) return readAsJson(text, type)
  return unread(415, 'The body is neither JSON nor a form.', text)
}

function readAsJson(text: string, type: string): BodyReading {
  const read = readJson(text)
  if (read.ok) return { ok: true, form: 'json', tree: withData(read.tree), text }
  if (read.deep) return unread(413, read.why, text)
  return type === FORM && LOOKS_LIKE_FORM.test(text) ? readForm(text) : unread(400, read.why, text)
}

/** JSON that was sent as if it were the one name of a form. */
function readEncodedJson(text: string): BodyReading | undefined {
  if (!ENCODED_JSON.test(text)) return undefined
  try {
    const json = unescaped(text.replace(/=$/, ''))
    const read = readJson(json)
    return read.ok ? { ok: true, form: 'json', tree: read.tree, text: json } : undefined
  } catch {
    return undefined
  }
}

/** The line between the parts of a body that says, or looks, as if it had some. */
function boundaryOf(contentType: string, body: Buffer): string | undefined {
  const beginning = body.toString('latin1', 0, 400)
  const looks = LOOKS_LIKE_MULTIPART.exec(beginning)?.[1]?.trimEnd()
  if (mediaType(contentType) !== MULTIPART || !/^\s*[^\s{[]/.test(beginning)) return looks
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? []
  return quoted ?? plain ?? looks ?? ''
}
