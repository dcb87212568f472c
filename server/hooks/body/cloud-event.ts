import { mediaType } from '../../http/body.ts'
import type { Incoming } from '../incoming.ts'
import { readJson } from './json.ts'

type Headers = Incoming['headers']

const PREFIX = 'ce-'
/** In structured mode and in batches, the event is the body. */
const WHOLE = 'application/cloudevents'

/** Whether headers tell of an event whose data is the body (CloudEvents' binary mode). */
export function isBinaryEvent(headers: Headers): boolean {
  return headers['ce-specversion'] !== undefined && !mediaType(headers['content-type']).startsWith(WHOLE)
}

/** The event as its structured mode would have it; `data` is what its body says, if there is one. */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), unescaped(value)])
  const type = headers['content-type']
  return {
    ...Object.fromEntries(attributes),
    ...(type !== undefined && { datacontenttype: type }),
    ...(data !== undefined && { data }),
  }
}

/**
 * JSON that stands in events as base64 (JSON format, 3.1.1), as the data that it is: some libraries write whatever
 * they were given as bytes so. Other bytes stay as they are.
 */
export function withData(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.some(isEncoded) ? tree.map(decoded) : tree
  return decoded(tree)
}

type Encoded = { data_base64: string }

function isEncoded(event: unknown): event is Encoded {
  if (typeof event !== 'object' || event === null || !Object.hasOwn(event, 'specversion')) return false
  return 'data_base64' in event && typeof event.data_base64 === 'string' && !Object.hasOwn(event, 'data')
}

function decoded(event: unknown): unknown {
  if (!isEncoded(event)) return event
  const { data_base64: bytes, ...attributes } = event
  const read = readJson(Buffer.from(bytes, 'base64').toString())
  return read.ok ? { ...attributes, data: read.tree } : event
}

/** Values of headers are percent-encoded (HTTP binding, 3.1.3.2); what is not stands as it is. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
