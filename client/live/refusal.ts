import type { LiveError } from '../../shared/protocol.ts'

const ERRORS: readonly string[] = [
  'malformed',
  'not_allowed',
  'unpaired',
  'old_protocol',
  'too_many',
  'unknown_proxy',
  'failed',
] satisfies LiveError[]

function isLiveError(value: unknown): value is LiveError {
  return typeof value === 'string' && ERRORS.indexOf(value) >= 0
}

/** Why the server refused; null when there was no server to refuse anything. */
export function readRefusal(error: Error & { data?: unknown }): LiveError | null {
  const { data, message } = error
  const inside = typeof data === 'object' && data !== null ? Object.values(data) : [data]
  return [...inside, message].filter(isLiveError)[0] ?? null
}
