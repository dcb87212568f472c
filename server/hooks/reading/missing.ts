import { isBlank } from '../../intake/text.ts'

/** What programs write where they had nothing. */
const NOTHING = new Set(['null', 'undefined', 'NaN', '[object Object]'])

/** Whether a value stands for an answer that was not given. `0` and `false` are answers. */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return isBlank(value) || NOTHING.has(value.trim())
  return Array.isArray(value) && value.length === 0
}

/**
 * Placeholders of the tools that send templates: `{{…}}` (Liquid, Handlebars, Make, n8n), `${…}` (Qualtrics), `<%…%>`,
 * `{%…%}`, `#{…}`, `@{…}` (Power Automate), `*|…|*`, `[[…]]`, `%name%`. Lengths are bounded, so that no text takes long.
 */
const UNMISTAKABLE =
  /\{\{[^{}\n]{1,200}\}\}|[$#@]\{[^{}\n]{1,200}\}|<%[^%\n]{1,200}%>|\{%[^%\n]{1,200}%\}|\*\|[\w:.]{1,100}\|\*|\[\[[\w:. -]{1,100}\]\]/g
/** Forms that a person could also mean: they count only where they are all that there is. */
const ALONE =
  /^(?:%{1,2}[\w:.-]{2,100}%{1,2}|\{[a-z_][\w:.-]{1,100}\}|\[(?:[a-z]\w{0,100}[_.:][\w:.-]{1,100}|comments?|score|rating|feedback|name|e?mail|text|answer)\])$/i
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Emoji_Presentation}]/u

/** Nothing but placeholders that nobody filled in. */
export function isPlaceholder(value: unknown): boolean {
  if (typeof value !== 'string' || isBlank(value)) return false
  const text = value.trim()
  if (ALONE.test(text)) return true
  return holdsPlaceholder(text) && !SAYS_SOMETHING.test(text.replace(UNMISTAKABLE, ''))
}

/** A placeholder stands amid other words. */
export function holdsPlaceholder(text: string): boolean {
  return text.search(UNMISTAKABLE) >= 0
}
