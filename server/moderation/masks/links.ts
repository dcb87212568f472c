import { find } from 'linkifyjs'
import type { Found } from './find.ts'

const MAY_LINK = /@|:\/\/|\.\p{L}|www|localhost|[([{] ?(?:at|ät|arroba|chez) ?[)\]}]/iu
/** Any scheme, also those of apps. */
const SCHEME = /(?<![\p{L}\p{N}])[a-z][a-z0-9+-]{1,20}:\/\/[^\s<>"'\ufffc]{2,2000}/giu
const SPELLED =
  /[\p{L}\p{N}._+-]{1,64} ?[([{] ?(?:at|ät|arroba|chez|@) ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?:(?: ?[([{] ?(?:dot|punkt|punto|point|ponto|punt) ?[)\]}] ?| (?:dot|punkt|punto|point|ponto) |\.)[\p{L}\p{N}-]{2,63}){1,4}/giu
const SET_APART = /[\p{L}\p{N}._+-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/giu
/** Known by their name alone. */
const WITHOUT_END =
  /[\p{L}\p{N}._+-]{1,64}@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|web|live|proton(?:mail)?|qq|naver|yandex)\b/giu
/** What a sentence may end in, or leave open before. */
const LOOSE_END = /[.,;:!?'"»”’]+$/

/** Addresses of mail and of the web, with and without their scheme. */
export function findLinks(text: string): Found[] {
  if (!MAY_LINK.test(text)) return []
  const found: Found[] = []
  for (const { type, start, end, value } of find(text)) {
    if (type === 'email') found.push({ start, end, kind: 'email' })
    else if (isLink(value, text, start, end)) found.push(asLink(value, start, end))
  }
  for (const { 0: match, index } of text.matchAll(SCHEME)) {
    found.push({ start: index, end: index + endOfLink(match), kind: 'link' })
  }
  for (const spelling of [SPELLED, SET_APART, WITHOUT_END]) {
    for (const { 0: match, index } of text.matchAll(spelling)) {
      found.push({ start: index, end: index + match.length, kind: 'email' })
    }
  }
  return apart([...found, ...unknownHosts(text)].map((each) => alone(text, each)))
}

/** Without what ends the sentence, or closes what was opened before the link. */
function endOfLink(link: string): number {
  const end = link.replace(LOOSE_END, '')
  return /[)\]}]$/.test(end) && !/[([{]/.test(end) ? endOfLink(end.slice(0, -1)) : end.length
}

/** Ends of names that a script without spaces goes on after, or begins before. */
const BEFORE = /^[^.@:/]*\p{L}(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])(?=[\w+-]+[^/]*$)/u
const AFTER = /(?<=\.[a-z]{2,})[^\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}./:?#@-]+$/iu

/** Scripts without spaces run on into an address, which is then longer than it should be. */
function alone(text: string, { start, end, kind }: Found): Found {
  const value = text.slice(start, end)
  const before = BEFORE.exec(value)?.[0].length ?? 0
  const after = AFTER.exec(value)?.[0].length ?? 0
  return { start: start + before, end: end - after, kind }
}

function asLink(value: string, start: number, end: number): Found {
  return { start, end, kind: value.startsWith('mailto:') ? 'email' : 'link' }
}

/** Names that are words as well: a missing space after a full stop makes no link of two sentences. */
const WORDS =
  /^(?:it|is|so|my|in|me|at|to|be|do|no|am|us|by|as|la|de|es|et|se|il|je|li|ma|mo|sa|si|su|ta|va|ai|im|ie|st|tv|pro|best|now|today|one|love|good|cool|fun|how|here|help|live|like|new|nice|online|open|plus|post|red|rest|save|show|sale|star|team|top|total|you|world|life|work|works|food|family|day|date|deal|free|fast|fit|kind|call|care|case|cash|center|chat|cheap|coffee|company|city|country|delivery|dinner|direct|email|expert|express|fan|fish|flights|foundation|friends|gift|global|group|guide|hotel|house|info|land|man|men|market|money|music|name|news|party|phone|photo|pizza|place|prime|read|rent|repair|restaurant|review|reviews|room|run|shop|shopping|site|solutions|space|store|stream|support|taxi|tips|tours|town|trade|training|travel|video|vote|watch|weather|wine|you|zone)$/i
/** Files and names of programs. */
const NO_LINK = /\.(?:zip|mov|py|sh|md|rs|pl|ps|ai)$|^(?:asp|vb|ado|ml)\.net$/i
const LEADS_TO =
  /(?:\b(?:on|at|via|see|visit|from|of|site|website|web|url|link|auf|bei|von|unter|siehe|sur|chez|voir|en|sito|su|da|op|bij|na|på|hos|em|no)|[:@(<"'»])\s?$/iu
const SAFE_WORDS = /^(?:info|shop|online|store|site)$/i

/** A bare name with a dot is a link only where nothing speaks for two sentences without a space. */
function isLink(value: string, text: string, start: number, end: number): boolean {
  const bare = /^[^/:?#]+$/.test(value) && !/^www\./i.test(value)
  if (!bare) return true
  const labels = value.split('.')
  const last = labels.at(-1) as string
  const before = labels.at(-2) as string
  if (/^\p{Lu}\p{Ll}/u.test(last) || NO_LINK.test(value)) return false
  if (/^\p{Lu}+$/u.test(last) && !/^[\p{Lu}\p{N}-]+$/u.test(before)) return false
  if (labels.length > 2 && !labels.some((label) => label.length < 2)) return true
  if (!WORDS.test(last) || SAFE_WORDS.test(last)) return true
  const follows = /^\s*[\p{L}\p{N}]/u.test(text.slice(end, end + 3))
  return LEADS_TO.test(text.slice(Math.max(0, start - 12), start)) || (!follows && last.length <= 2)
}

const OF_LOCAL = /[\p{L}\p{N}._%+'-]/u
const OF_HOST = /[\p{L}\p{N}.-]/u

/** Mail to hosts that no public list knows, as of a company's own net. */
function unknownHosts(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (at - start < 64 && OF_LOCAL.test(text[start - 1] ?? '')) start -= 1
    let end = at + 1
    while (end - at < 254 && OF_HOST.test(text[end] ?? '')) end += 1
    const host = text.slice(at + 1, end).replace(/[.-]+$/, '')
    if (start < at && /^[^.]+(?:\.[^.]+)*\.\p{L}{2,}$/u.test(host)) {
      found.push({ start, end: at + 1 + host.length, kind: 'email' })
    }
  }
  return found
}

/** Without those that lie in another, the longer first. */
function apart(found: Found[]): Found[] {
  const kept: Found[] = []
  for (const each of found.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some(({ start, end }) => each.start < end && start < each.end)) kept.push(each)
  }
  return kept
}
