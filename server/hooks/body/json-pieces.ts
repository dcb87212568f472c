const QUOTE = '"'
const BACKSLASH = 92

/** JSON with its texts, quotes included, and what stands between them written anew. */
export function rewritten(
  json: string,
  { text, between }: { text: (piece: string) => string; between: (piece: string) => string },
): string {
  const pieces: string[] = []
  let end = 0
  for (let quote = json.indexOf(QUOTE); quote !== -1; quote = json.indexOf(QUOTE, end)) {
    pieces.push(between(json.slice(end, quote)))
    end = endOfText(json, quote) ?? json.length
    pieces.push(text(json.slice(quote, end)))
  }
  pieces.push(between(json.slice(end)))
  return pieces.join('')
}

/** Where what follows a text begins, whose first quote stands at `quote`; undefined where no quote ends it. */
export function endOfText(json: string, quote: number): number | undefined {
  let at = json.indexOf(QUOTE, quote + 1)
  while (at !== -1 && isEscaped(json, at)) at = json.indexOf(QUOTE, at + 1)
  return at === -1 ? undefined : at + 1
}

/** Two backslashes are one of the text's own. */
function isEscaped(json: string, at: number): boolean {
  let backslashes = 0
  while (json.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1
  return backslashes % 2 === 1
}
