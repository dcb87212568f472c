import { isUtf8 } from 'node:buffer'
import { type UnreadBody, unread } from './reading.ts'

/** ASCII is UTF-8, too. */
const KNOWN = /^(?:utf-?8|(?:us-)?ascii)$/i
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text of bytes in UTF-8, without a byte order mark. Bytes of another charset are refused, never guessed at. */
export function textOf(bytes: Uint8Array, contentType: string): { ok: true; text: string } | UnreadBody {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1]
  if (charset !== undefined && !KNOWN.test(charset)) {
    return unread(415, `The charset must be UTF-8, not ${charset.slice(0, 40)}.`, null)
  }
  if (isUtf8(bytes)) return { ok: true, text: decoder.decode(bytes) }
  return unread(400, `The body is not UTF-8: byte ${firstBroken(bytes)} is part of no character.`, null)
}

/** Counted from 1. The bytes before it are UTF-8, so halving finds it. */
function firstBroken(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isStart(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  // A character that was begun and does not go on is broken where it begins.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1
  return good + 1
}

/** Whether more bytes could make it UTF-8. */
function isStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
