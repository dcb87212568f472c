const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
/** What a backslash escapes is found first: it stays, and a break behind one is left to be refused. */
const BREAK = /\\.|[\n\r\t]/gs

/** The same JSON with line breaks and tabs that stand raw inside of texts written as JSON has them. */
export function withoutRawBreaks(text: string): string {
  const pieces: string[] = []
  let end = 0
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', end)) {
    pieces.push(text.slice(end, quote))
    end = endOfText(text, quote) ?? text.length
    pieces.push(text.slice(quote, end).replace(BREAK, (found) => ESCAPES[found] ?? found))
  }
  pieces.push(text.slice(end))
  return pieces.join('')
}

/** Where what follows a text begins, whose first quote stands at `quote`; undefined where no quote ends it. */
export function endOfText(text: string, quote: number): number | undefined {
  let at = quote + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at < text.length ? at + 1 : undefined
}
