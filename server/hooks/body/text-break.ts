import type { Token } from './json-tokens.ts'

/** What JSON wants written otherwise; line breaks and tabs are read as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const RAW = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|(?<wrong>.))/gs

/** What inside of a text is not written as JSON has it, and where. */
export function breakInText(text: string, { at, end }: Token): { why: string; at: number } | undefined {
  const inside = text.slice(at + 1, end - 1)
  const control = RAW.exec(inside)
  if (control) return { why: 'a control character stands raw inside of a text', at: at + 1 + control.index }
  for (const { groups, index } of inside.matchAll(ESCAPE)) {
    if (groups?.wrong === undefined) continue
    return { why: 'a backslash stands before what it cannot escape', at: at + 1 + index }
  }
  return undefined
}
