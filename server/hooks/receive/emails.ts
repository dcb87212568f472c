const AT = /@|%40|\\u0040/gi
/** What no part of an address is made of, in JSON, forms and multipart. */
const BEFORE = /[^\s"'<>()[\]{}=&?,;:/\\]{1,64}$/
const BEHIND = /^[\p{L}\p{N}.-]{3,120}/u
const ADDRESSES_MOST = 50

/**
 * The e-mail addresses in a body's text, folded and with a space around each: by them a delivery is found when
 * one of its persons wants to be forgotten. Null where there are none.
 */
export function emailsIn(text: string): string | null {
  const found = new Set<string>()
  for (const { 0: at, index } of text.matchAll(AT)) {
    const before = BEFORE.exec(text.slice(Math.max(0, index - 64), index))?.[0]
    const behind = BEHIND.exec(text.slice(index + at.length, index + at.length + 120))?.[0]
    if (before && behind?.includes('.')) found.add(`${before}@${behind.replace(/\.+$/, '')}`.toLowerCase())
    if (found.size === ADDRESSES_MOST) break
  }
  return found.size === 0 ? null : ` ${[...found].join(' ')} `
}
