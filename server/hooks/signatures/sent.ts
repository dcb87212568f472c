import { decodeDigest } from './digests.ts'
import { type Headers, headerAt, headerOf, placeIn } from './headers.ts'
import type { SignedScheme } from './scheme.ts'
import { readTimestamp } from './timestamp.ts'

/** What a delivery's headers say in one scheme. */
export interface Sent {
  /** A sender that changes its secret signs with both. */
  digests: Buffer[]
  /** As it was sent, since so it is signed. */
  timestamp: { text: string; at: number } | null
  id: string | null
}

/** Null where no header of the scheme is there. */
export function readSent(scheme: SignedScheme, headers: Headers): Sent | 'malformed' | null {
  if (scheme.when && headerOf(headers, scheme.when.header) !== scheme.when.is) return null
  const place = placeIn(headers, scheme.header)
  if (place < 0) return null
  const { signatures, time } = itemsOf(scheme, headerAt(headers, scheme.header, place) ?? '')
  const digests = signatures.flatMap((text) => decodeDigest(text, scheme) ?? [])
  const stamp = scheme.timestamp?.header ? headerAt(headers, scheme.timestamp.header, place) : time
  const at = scheme.timestamp ? readTimestamp(stamp ?? '', scheme.timestamp.unit) : 0
  const id = scheme.id ? headerAt(headers, scheme.id.header, place) : null
  if (digests.length === 0 || at === null || id === undefined) return 'malformed'
  return { digests, timestamp: scheme.timestamp ? { text: stamp ?? '', at } : null, id }
}

interface Items {
  signatures: string[]
  time?: string | undefined
}

/** Node joins headers that came more than once by ", ". */
function itemsOf({ style, list, prefix }: SignedScheme, value: string): Items {
  if (style === 't=,v1=') return namedItems(value)
  const items = value.trim().split(list === ' ' ? /,?\s+/ : /\s*,\s*/)
  return { signatures: items.filter((it) => it.startsWith(prefix)).map((it) => it.slice(prefix.length)) }
}

function namedItems(value: string): Items {
  const items = value.split(',').map((item) => item.trim())
  const named = (name: string) =>
    items.filter((it) => it.startsWith(`${name}=`)).map((it) => it.slice(name.length + 1))
  const [time, ...others] = new Set(named('t'))
  // Which of two times would belong to which signature?
  return { signatures: named('v1'), time: others.length === 0 ? time : undefined }
}
