import { type Field, MAX_FIELDS, nest, TOO_MANY_FIELDS } from './nested.ts'
import { type BodyReading, unread } from './reading.ts'

/** A percent sign that escapes nothing stands for itself, as browsers have it. */
const BARE_PERCENT = /%(?![\da-fA-F]{2})/g

/** A body in `application/x-www-form-urlencoded`. */
export function readForm(text: string): BodyReading {
  const pairs = text.trim().split('&').filter(Boolean)
  if (pairs.length > MAX_FIELDS) return unread(413, TOO_MANY_FIELDS, text)
  const fields = pairs.map(fieldOf)
  const broken = fields.indexOf(undefined)
  if (broken !== -1) return unread(400, `Field ${broken + 1} of the form is not UTF-8.`, text)
  const nested = nest(fields.filter((field) => field !== undefined))
  return nested.ok ? { ok: true, form: 'form', tree: nested.tree, text } : unread(413, nested.why, text)
}

/** One piece of `a=b&c=d`; undefined where it is not UTF-8. */
function fieldOf(pair: string): Field | undefined {
  const equals = pair.indexOf('=')
  const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
  try {
    return [unescaped(name), unescaped(value)]
  } catch {
    return undefined
  }
}

/** @throws URIError for bytes that are not UTF-8 */
export function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' ').replace(BARE_PERCENT, '%25'))
}
