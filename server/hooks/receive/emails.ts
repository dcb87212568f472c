/** What JSON writes for other characters, also in JSON that stands as text in JSON. */
const IN_JSON = /\\{1,7}(?:u([\da-f]{4})|[bfnrt"/])/gi
const IN_FORMS = /(?:%[\da-f]{2})+/gi
/** As CloudEvents carry data that is no text to them. */
const IN_BASE64 = /"data_base64"\s*:\s*"([\w+/=-]{4,})"/g
const LOOKS_LIKE_FORM = /^[^\s{[<][^\s]*$/
/** What no part of an address is made of, in JSON, forms and multipart. */
const BEFORE = /[^\s"<>()[\]{}=&?,;:/\\\p{Cc}\p{Cs}]{1,64}$/u
const BEHIND = /^[\p{L}\p{N}.-]{3,120}/u

/**
 * The e-mail addresses in a body's text, folded and with a space around each: by them a delivery is found when
 * one of its persons wants to be forgotten. Null where there are none.
 */
export function emailsIn(text: string): string | null {
  const encoded = Array.from(text.matchAll(IN_BASE64), ([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  )
  const plain = [text, ...encoded].map(unescaped).join(' ')
  const found = new Set<string>()
  for (let at = plain.indexOf('@'); at !== -1; at = plain.indexOf('@', at + 1)) {
    const behind = BEHIND.exec(plain.slice(at + 1, at + 121))?.[0]
    if (!behind?.includes('.')) continue
    const before = BEFORE.exec(plain.slice(Math.max(0, at - 64), at))?.[0]
    for (const name of before ? namesIn(before) : []) {
      found.add(`${name}@${behind.replace(/\.+$/, '')}`.toLowerCase())
    }
  }
  return found.size === 0 ? null : ` ${[...found].join(' ')} `
}

/** An apostrophe may be a quote before it, or a letter of it. */
function namesIn(before: string): string[] {
  const names = [before, before.slice(before.lastIndexOf("'") + 1)]
  return [...new Set(names)].filter(Boolean)
}

function unescaped(text: string): string {
  const json = text.includes('\\')
    ? text.replace(IN_JSON, (_, code?: string) =>
        code ? String.fromCharCode(Number.parseInt(code, 16)) : ' ',
      )
    : text
  if (!json.includes('%')) return json
  const spaced = LOOKS_LIKE_FORM.test(json) ? json.replaceAll('+', ' ') : json
  return spaced.replace(IN_FORMS, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes.replace(/%40/g, '@')
    }
  })
}
