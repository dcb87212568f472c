import { mediaType } from '../../http/body.ts'
import type { Incoming } from '../incoming.ts'

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

/** Values of headers are percent-encoded (HTTP binding, 3.1.3.2); what is not stands as it is. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
