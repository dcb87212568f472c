import { type Token, tokenAt } from './json-tokens.ts'
import { breakInText } from './text-break.ts'

/** What JSON may go on with. */
type Place = 'value' | 'first item' | 'name' | 'first name' | 'colon' | 'comma' | 'nothing'

interface Break {
  text: string
  place: Place
  /** What does not fit, and what stands before it. */
  found: Token
  before: Token | undefined
}

/** A placeholder of a template, as the tools write theirs. */
const PLACEHOLDER = /^(?:\{\{|\{%|\$\{|<%|<<|%[\w.]+%)/

/** Where text is no JSON and why, for whoever wrote its template, in a sentence that repeats nothing of it. */
export function breakOf(text: string): string | undefined {
  const open: ('{' | '[')[] = []
  let place: Place = 'value'
  let before: Token | undefined
  for (let token = tokenAt(text, 0); ; token = tokenAt(text, token.end)) {
    const inside = token.kind === 'text' ? breakInText(text, token) : undefined
    if (inside) return `The body is not JSON: ${inside.why} at ${spot(text, inside.at)}.`
    if (token.kind === 'end' && place === 'nothing') return undefined
    const next = after(place, token.kind, open)
    if (!next) {
      const { why, at } = breakAt({ text, place, found: token, before })
      return `The body is not JSON: ${why} at ${spot(text, at)}.`
    }
    before = token
    place = next
  }
}

/** Where JSON stands behind a token; undefined where it does not fit. Opens and closes what the token does. */
function after(place: Place, kind: Token['kind'], open: ('{' | '[')[]): Place | undefined {
  const wantsValue = place === 'value' || place === 'first item'
  if (kind === '{' || kind === '[') {
    if (!wantsValue) return undefined
    open.push(kind)
    return kind === '{' ? 'first name' : 'first item'
  }
  if (kind === '}') return place === 'first name' || place === 'comma' ? close('{', open) : undefined
  if (kind === ']') return place === 'first item' || place === 'comma' ? close('[', open) : undefined
  if (kind === ',') return place === 'comma' ? (open.at(-1) === '{' ? 'name' : 'value') : undefined
  if (kind === ':') return place === 'colon' ? 'value' : undefined
  if (kind === 'text' && (place === 'name' || place === 'first name')) return 'colon'
  return (kind === 'text' || kind === 'value') && wantsValue ? behind(open) : undefined
}

function close(bracket: '{' | '[', open: ('{' | '[')[]): Place | undefined {
  if (open.at(-1) !== bracket) return undefined
  open.pop()
  return behind(open)
}

function behind(open: readonly unknown[]): Place {
  return open.length > 0 ? 'comma' : 'nothing'
}

/** Why something does not fit, and the place that a person should look at. */
function breakAt(broken: Break): { why: string; at: number } {
  const { text, place, found, before } = broken
  const { kind, at } = found
  if (PLACEHOLDER.test(text.slice(at, at + 60)) || PLACEHOLDER.test(text.slice(at - 1, at + 60))) {
    return { why: 'a placeholder was not filled in', at }
  }
  if (before?.kind === 'text' && isUnescapedQuote(broken)) {
    return { why: 'a quote inside of a text is not escaped (write it as \\")', at: before.end - 1 }
  }
  if (kind === 'open text') return { why: 'it was cut off inside of a text', at: text.length }
  if (kind === 'end') return { why: 'it was cut off', at }
  return { why: REASONS[place](kind, before?.kind), at }
}

/** A text ended, and what follows can follow no text. Behind a space or a line break a quote begins the next one. */
function isUnescapedQuote({ place, found: { kind, at }, before }: Break): boolean {
  if (kind === 'other' || (kind === 'value' && place !== 'colon')) return true
  return (kind === 'text' || kind === 'open text') && before?.end === at
}

const REASONS: Readonly<Record<Place, (kind: Token['kind'], before: Token['kind'] | undefined) => string>> = {
  value: (kind, before) => {
    if (before === ',' && kind === ']') return 'a comma stands before the closing bracket'
    if (kind === 'other') return 'what stands there is no value (texts need double quotes)'
    return 'a value is missing (a placeholder without quotes may have been empty)'
  },
  'first item': (kind) => REASONS.value(kind, undefined),
  name: (kind) => {
    if (kind === '}') return 'a comma stands before the closing brace'
    return 'a name in double quotes must follow the comma'
  },
  'first name': () => 'a name in double quotes must follow the brace',
  colon: () => 'a colon is missing behind a name (or a quote before it is not escaped)',
  comma: (kind) => {
    if (kind === '}' || kind === ']') return 'a bracket closes what another opened'
    return 'a comma is missing'
  },
  nothing: () => 'more follows after its end',
}

/** Lines and characters count from 1. */
function spot(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  const character = (lines.at(-1)?.length ?? 0) + 1
  return lines.length === 1 && !text.includes('\n')
    ? `character ${character}`
    : `line ${lines.length}, character ${character}`
}
